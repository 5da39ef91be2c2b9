// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize Loader @[0-9a-f]+ => Loader @HASH
// Malformed class files: every defect with its message.
import jdk.internal.org.objectweb.asm.*;

public class FormatErrors implements Opcodes {
    static byte[] good() { return Asm.bytes(Asm.method(Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, "Made", "java/lang/Object"), "run", "()I", m -> { m.visitInsn(ICONST_5); m.visitInsn(IRETURN); })); }
    static void load(String label, byte[] b) { T.thrown(label, () -> T.p(Asm.call(new Asm.Loader().define("Made", b)))); }
    static void access(String label, int version, int access) { load(label, Asm.bytes(Asm.start(version, access, "Made", "java/lang/Object"))); }
    static void patched(String label, int at, int... values) { byte[] b = good(); for (int i = 0; i < values.length; i++) b[at + i] = (byte) values[i]; load(label, b); }
    static void member(String label, java.util.function.Consumer<ClassWriter> add) { member(label, ACC_PUBLIC | ACC_SUPER, add); }
    static void member(String label, int access, java.util.function.Consumer<ClassWriter> add) { ClassWriter w = Asm.start(V1_8, access, "Made", "java/lang/Object"); add.accept(w); load(label, Asm.bytes(w)); }

    public static void main(String[] args) throws Throwable {
        load("good", good());
        patched("magic", 0, 1, 2, 3, 4);
        for (int v : new int[] {0, 44, 45, 49, 61, 62, 99}) patched("version " + v, 4, 0, 0, 0, v);
        patched("minor", 4, 0, 1, 0, 56); patched("preview minor", 4, 255, 255, 0, 61); patched("preview of old", 4, 255, 255, 0, 56);
        load("empty", new byte[0]);
        byte[] g = good();
        for (int n : new int[] {1, 4, 7, 9, 12, 20, g.length / 2, g.length - 1}) load("truncated to " + n, java.util.Arrays.copyOf(g, n));
        load("extra bytes", java.util.Arrays.copyOf(g, g.length + 1));
        patched("constant tag", 10, 99);
        patched("pool size zero", 8, 0, 0);
        T.thrown("wrong name", () -> new Asm.Loader().define("Other", good()));
        T.thrown("illegal name", () -> new Asm.Loader().define("a/b", good()));
        T.thrown("java package", () -> new Asm.Loader().define("java.util.Mine", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "java/util/Mine", "java/lang/Object"))));
        T.thrown("duplicate", () -> { Asm.Loader l = new Asm.Loader(); l.define("Made", good()); l.define("Made", good()); });
        T.thrown("bounds", () -> new ClassLoader() { void f() { defineClass("x", new byte[3], 1, 5); } }.f());
        access("final abstract", V1_8, ACC_FINAL | ACC_ABSTRACT); access("interface not abstract", V1_8, ACC_INTERFACE); access("interface final", V1_8, ACC_INTERFACE | ACC_ABSTRACT | ACC_FINAL); access("annotation", V1_8, ACC_ANNOTATION); access("enum interface", V1_8, ACC_INTERFACE | ACC_ABSTRACT | ACC_ENUM); access("module", V9, ACC_MODULE);
        load("super is final", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "Made", "java/lang/String")));
        load("super is interface", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "Made", "java/lang/Runnable")));
        load("super missing", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "Made", "no/Such")));
        load("super itself", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "Made", "Made")));
        load("interface is class", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "Made", "java/lang/Object", "java/lang/String")));
        load("interface twice", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "Made", "java/lang/Object", "java/lang/Runnable", "java/lang/Runnable")));
        load("interface with super", Asm.bytes(Asm.start(V1_8, ACC_INTERFACE | ACC_ABSTRACT, "Made", "java/lang/String")));
        load("not permitted", Asm.bytes(Asm.start(V17, ACC_PUBLIC, "Made", "java/lang/Record")));
        load("enum by hand", Asm.bytes(Asm.start(V17, ACC_PUBLIC | ACC_ENUM, "Made", "java/lang/Object")));
        member("field twice", w -> { w.visitField(0, "f", "I", null, null); w.visitField(0, "f", "I", null, null); });
        member("field overloaded", w -> { w.visitField(0, "f", "I", null, null); w.visitField(0, "f", "J", null, null); });
        member("field type", w -> w.visitField(0, "f", "Lno;x", null, null));
        member("field void", w -> w.visitField(0, "f", "V", null, null));
        member("field name", w -> w.visitField(0, "a.b", "I", null, null));
        member("field empty name", w -> w.visitField(0, "", "I", null, null));
        member("field flags", w -> w.visitField(ACC_FINAL | ACC_VOLATILE, "f", "I", null, null));
        member("field public private", w -> w.visitField(ACC_PUBLIC | ACC_PRIVATE, "f", "I", null, null));
        member("constant value", w -> w.visitField(ACC_STATIC, "f", "I", null, "string"));
        member("field 256 dims", w -> w.visitField(0, "f", "[".repeat(256) + "I", null, null));
        member("method twice", w -> { Asm.method(w, "m", "()V", m -> m.visitInsn(RETURN)); Asm.method(w, "m", "()V", m -> m.visitInsn(RETURN)); });
        member("method flags", w -> Asm.method(w, ACC_ABSTRACT | ACC_FINAL, "m", "()V", null));
        member("abstract with code", w -> Asm.method(w, ACC_ABSTRACT, "m", "()V", m -> m.visitInsn(RETURN)));
        member("no code", w -> Asm.method(w, ACC_PUBLIC, "m", "()V", null));
        member("native with code", w -> Asm.method(w, ACC_NATIVE, "m", "()V", m -> m.visitInsn(RETURN)));
        member("method name", w -> Asm.method(w, "<foo>", "()V", m -> m.visitInsn(RETURN)));
        member("method name slash", w -> Asm.method(w, "a/b", "()V", m -> m.visitInsn(RETURN)));
        member("method descriptor", w -> Asm.method(w, ACC_ABSTRACT, "m", "(I", null));
        member("256 arguments", w -> Asm.method(w, ACC_NATIVE, "m", "(" + "J".repeat(128) + ")V", null));
        member("init returns", w -> Asm.method(w, ACC_PUBLIC, "<init>", "(I)I", m -> m.visitInsn(RETURN)));
        member("static init", w -> Asm.method(w, ACC_STATIC, "<init>", "(I)V", m -> m.visitInsn(RETURN)));
        member("clinit not static", w -> Asm.method(w, 0, "<clinit>", "()V", m -> m.visitInsn(RETURN)));
        member("empty code", w -> Asm.method(w, "m", "()V", m -> { }));
        member("interface field", ACC_INTERFACE | ACC_ABSTRACT, w -> w.visitField(ACC_PUBLIC, "f", "I", null, null));
        member("interface protected method", ACC_INTERFACE | ACC_ABSTRACT, w -> Asm.method(w, ACC_PROTECTED | ACC_ABSTRACT, "m", "()V", null));
        member("interface final method", ACC_INTERFACE | ACC_ABSTRACT, w -> Asm.method(w, ACC_PUBLIC | ACC_FINAL | ACC_ABSTRACT, "m", "()V", null));
    }
}
