// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize @[0-9a-f]+ => @
// What is wrong with a class, its superclass and its interfaces while it is defined (JVMS 5.3.5), and what is reported when two things are.
import jdk.internal.org.objectweb.asm.*;

public class DefineErrors implements Opcodes {
    public interface I { }
    public static class C { }
    public static final class F { }
    public static class Over { public final int f() { return 1; } }
    static class Hidden { }
    static final String I = "DefineErrors$I", C = "DefineErrors$C", F = "DefineErrors$F", H = "DefineErrors$Hidden", O = "java/lang/Object";

    static void define(String label, String name, int access, String superName, String... interfaces) {
        T.thrown(label, () -> new Asm.Loader().define(null, Asm.bytes(Asm.start(V1_8, access, name, superName, interfaces))));
    }

    /** Two methods of the same name and descriptor: a format error behind the interfaces. */
    static ClassWriter malformed(String name, String superName, String... interfaces) {
        ClassWriter w = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, name, superName, interfaces);
        for (int i = 0; i < 2; i++) Asm.method(w, "twice", "()V", m -> m.visitInsn(RETURN));
        return w;
    }

    public static void main(String[] args) throws Throwable {
        int normal = ACC_PUBLIC | ACC_SUPER, inter = ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT;
        define("good", "far/Made", normal, C, I);
        define("interface as superclass", "far/Made", normal, I);
        define("final superclass", "far/Made", normal, F);
        define("class as interface", "far/Made", normal, O, C);
        define("interface extends class", "far/Made", inter, C);
        define("interface implements class", "far/Made", inter, O, C);
        define("no superclass", "far/Made", normal, "no/Such");
        define("no interface", "far/Made", normal, O, "no/Such");
        define("no superclass and no interface", "far/Made", normal, "no/Such1", "no/Such2");
        define("class as interface, hidden superclass", "far/Made", normal, H, C);
        define("hidden superclass and interface", "far/Made", normal, H, I);
        define("own superclass", "far/Made", normal, "far/Made");
        define("own interface", "far/Made", inter, O, "far/Made");
        define("twice the same interface", "far/Made", normal, O, I, I);
        define("prohibited package", "java/far/Made", normal, O);
        define("prohibited package, no superclass", "java/far/Made", normal, "no/Such");
        define("prohibited package, interface as superclass", "java/far/Made", normal, I);
        T.thrown("malformed", () -> new Asm.Loader().define(null, Asm.bytes(malformed("far/Made", O))));
        T.thrown("malformed, no superclass", () -> new Asm.Loader().define(null, Asm.bytes(malformed("far/Made", "no/Such"))));
        T.thrown("malformed, no interface", () -> new Asm.Loader().define(null, Asm.bytes(malformed("far/Made", O, "no/Such"))));
        T.thrown("malformed, class as interface", () -> new Asm.Loader().define(null, Asm.bytes(malformed("far/Made", O, C))));
        T.thrown("malformed, own interface", () -> new Asm.Loader().define(null, Asm.bytes(malformed("far/Made", O, "far/Made"))));
        T.thrown("another name", () -> new Asm.Loader().define("far.Other", Asm.bytes(Asm.start(V1_8, normal, "far/Made", O))));
        T.thrown("twice", () -> {
            Asm.Loader loader = new Asm.Loader();
            for (int i = 0; i < 2; i++) loader.define(null, Asm.bytes(Asm.start(V1_8, normal, "far/Made", O)));
        });
        T.thrown("circle of interfaces", () -> new Asm.Loader().add("X", Asm.bytes(Asm.start(V1_8, inter, "X", O, "Y")))
            .add("Y", Asm.bytes(Asm.start(V1_8, inter, "Y", O, "X"))).loadClass("X"));
        T.thrown("circle of three", () -> new Asm.Loader().add("X", Asm.bytes(Asm.start(V1_8, normal, "X", "Y")))
            .add("Y", Asm.bytes(Asm.start(V1_8, normal, "Y", "Z"))).add("Z", Asm.bytes(Asm.start(V1_8, normal, "Z", "X"))).loadClass("X"));
        ClassWriter over = Asm.start(V1_8, normal, "far/Made", "DefineErrors$Over");
        Asm.method(over, ACC_PUBLIC, "f", "()I", m -> { m.visitInsn(ICONST_0); m.visitInsn(IRETURN); });
        T.thrown("final method overridden", () -> new Asm.Loader().define(null, Asm.bytes(over)));
        for (int version : new int[] {44, 62, 51 | 1 << 16, 56 | 1 << 16, 60 | 0xffff << 16, 61 | 0xffff << 16}) {
            T.thrown("version " + version, () -> new Asm.Loader().define(null, Asm.bytes(Asm.start(version, normal, "far/Made", O))));
        }
    }
}
