// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize Loader @[0-9a-f]+ => Loader @HASH
// AbstractMethodError, IncompatibleClassChangeError and IllegalAccessError out of method selection.
import jdk.internal.org.objectweb.asm.*;

public class AbstractMethods implements Opcodes {
    public interface I { int f(); }
    public interface D1 { default int g() { return 1; } }
    public interface D2 { default int g() { return 2; } }
    public static abstract class A implements I { public abstract int h(); }

    static ClassWriter made(int access, String sup, String... itf) { return Asm.start(V1_8, access, "Made", sup, itf); }
    static Object make(ClassWriter w) throws Exception { return new Asm.Loader().define("Made", Asm.bytes(w)).getDeclaredConstructor().newInstance(); }
    static ClassWriter constant(ClassWriter w, int access, String n) { return Asm.method(w, access, n, "()I", m -> { m.visitInsn(ICONST_5); m.visitInsn(IRETURN); }); }

    public static void main(String[] args) throws Throwable {
        T.thrown("no implementation of I", () -> ((I) make(made(ACC_PUBLIC, "java/lang/Object", "AbstractMethods$I"))).f());
        T.thrown("no implementation of A.h", () -> ((A) make(made(ACC_PUBLIC, "AbstractMethods$A"))).h());
        T.thrown("no implementation of A.f", () -> ((A) make(made(ACC_PUBLIC, "AbstractMethods$A"))).f());
        T.thrown("abstract in concrete class", () -> ((I) make(Asm.method(made(ACC_PUBLIC | ACC_ABSTRACT, "java/lang/Object", "AbstractMethods$I"), ACC_PUBLIC | ACC_ABSTRACT, "f", "()I", null))).f());
        T.thrown("private implementation", () -> ((I) make(constant(made(ACC_PUBLIC, "java/lang/Object", "AbstractMethods$I"), ACC_PRIVATE, "f"))).f());
        T.thrown("protected implementation", () -> ((I) make(constant(made(ACC_PUBLIC, "java/lang/Object", "AbstractMethods$I"), ACC_PROTECTED, "f"))).f());
        T.thrown("package implementation", () -> ((I) make(constant(made(ACC_PUBLIC, "java/lang/Object", "AbstractMethods$I"), 0, "f"))).f());
        T.thrown("static implementation", () -> ((I) make(constant(made(ACC_PUBLIC, "java/lang/Object", "AbstractMethods$I"), ACC_PUBLIC | ACC_STATIC, "f"))).f());
        T.thrown("good implementation", () -> T.p(((I) make(constant(made(ACC_PUBLIC, "java/lang/Object", "AbstractMethods$I"), ACC_PUBLIC, "f"))).f()));
        Object both = make(made(ACC_PUBLIC, "java/lang/Object", "AbstractMethods$D1", "AbstractMethods$D2"));
        T.thrown("conflict through D1", () -> ((D1) both).g());
        T.thrown("conflict through D2", () -> ((D2) both).g());
        T.thrown("conflict virtual", () -> both.getClass().getMethod("g").invoke(both));
        T.thrown("final overridden", () -> make(Asm.method(made(ACC_PUBLIC, "java/lang/Thread"), ACC_PUBLIC, "isAlive", "()Z", m -> { m.visitInsn(ICONST_1); m.visitInsn(IRETURN); })));
        T.thrown("sealed", () -> make(made(ACC_PUBLIC, "AbstractMethods$S")));
        T.thrown("sealed interface", () -> make(made(ACC_PUBLIC, "java/lang/Object", "AbstractMethods$SI")));
        T.thrown("package super", () -> make(Asm.start(V1_8, ACC_PUBLIC, "Made", "AbstractMethods$Hidden")));
        T.thrown("super from another package", () -> new Asm.Loader().define("q.Made", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "q/Made", "AbstractMethods$Hidden"))));
        T.thrown("interface from another package", () -> new Asm.Loader().define("q.Made", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "q/Made", "java/lang/Object", "AbstractMethods$HI"))));
        Asm.Loader cycle = new Asm.Loader().add("X", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "X", "Y"))).add("Y", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "Y", "X")));
        T.thrown("circle", () -> cycle.loadClass("X"));
    }

    sealed static class S permits S1 { }
    static final class S1 extends S { }
    sealed interface SI permits SI1 { }
    record SI1() implements SI { }
    static class Hidden { }
    interface HI { }
}
