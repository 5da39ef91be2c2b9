// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// Invokespecial on interfaces and super classes, private interface methods, ACC_SUPER, final and package-private overriding across loaders.
import jdk.internal.org.objectweb.asm.*;

public class InterfaceBridges implements Opcodes {
    public static class Base { public String who() { return "Base"; } String pack() { return "Base.pack"; } public String callPack() { return pack(); } }
    public static class Mid extends Base { public String who() { return "Mid"; } }
    public interface D { default String d() { return "D.d"; } }

    public static void main(String[] args) throws Throwable {
        Asm.Loader l = new Asm.Loader();
        ClassWriter w = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, "Made", "InterfaceBridges$Mid", "InterfaceBridges$D");
        Asm.method(w, ACC_PUBLIC, "who", "()Ljava/lang/String;", m -> { m.visitVarInsn(ALOAD, 0); m.visitMethodInsn(INVOKESPECIAL, "InterfaceBridges$Base", "who", "()Ljava/lang/String;", false); m.visitInsn(ARETURN); });
        Asm.method(w, ACC_PUBLIC, "d", "()Ljava/lang/String;", m -> { m.visitVarInsn(ALOAD, 0); m.visitMethodInsn(INVOKESPECIAL, "InterfaceBridges$D", "d", "()Ljava/lang/String;", true); m.visitInsn(ARETURN); });
        Asm.method(w, 0, "pack", "()Ljava/lang/String;", m -> { m.visitLdcInsn("Made.pack"); m.visitInsn(ARETURN); });
        Class<?> c = l.define("Made", Asm.bytes(w));
        Object o = c.getDeclaredConstructor().newInstance();
        T.p("super skips to the direct super class", ((Base) o).who(), ((D) o).d());
        T.p("package-private is not overridden from another run-time package", ((Base) o).callPack());
        Object in = new Base() { String pack() { return "same package"; } }.callPack();
        T.p(in);
        T.thrown("invokespecial of an unrelated class", () -> {
            ClassWriter v = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, "Made2", "java/lang/Object");
            Asm.method(v, ACC_PUBLIC, "m", "(LInterfaceBridges$Base;)Ljava/lang/String;", m -> { m.visitVarInsn(ALOAD, 1); m.visitMethodInsn(INVOKESPECIAL, "InterfaceBridges$Base", "who", "()Ljava/lang/String;", false); m.visitInsn(ARETURN); });
            new Asm.Loader().define("Made2", Asm.bytes(v)).getDeclaredConstructor().newInstance();
        });
        T.thrown("invokespecial of an indirect interface", () -> {
            ClassWriter v = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, "Made3", "Made");
            Asm.method(v, ACC_PUBLIC, "d", "()Ljava/lang/String;", m -> { m.visitVarInsn(ALOAD, 0); m.visitMethodInsn(INVOKESPECIAL, "InterfaceBridges$D", "d", "()Ljava/lang/String;", true); m.visitInsn(ARETURN); });
            ((D) l.define("Made3", Asm.bytes(v)).getDeclaredConstructor().newInstance()).d();
        });
        ClassWriter i = Asm.start(V1_8, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, "Priv", "java/lang/Object");
        Asm.method(i, ACC_PRIVATE, "p", "()I", m -> { m.visitInsn(ICONST_5); m.visitInsn(IRETURN); });
        Asm.method(i, ACC_PUBLIC, "call", "()I", m -> { m.visitVarInsn(ALOAD, 0); m.visitMethodInsn(INVOKESPECIAL, "Priv", "p", "()I", true); m.visitInsn(IRETURN); });
        Asm.method(i, ACC_PUBLIC | ACC_STATIC, "run", "()I", m -> { m.visitTypeInsn(NEW, "Impl"); m.visitInsn(DUP); m.visitMethodInsn(INVOKESPECIAL, "Impl", "<init>", "()V", false); m.visitMethodInsn(INVOKEINTERFACE, "Priv", "call", "()I", true); m.visitInsn(IRETURN); });
        Asm.Loader p = new Asm.Loader().add("Priv", Asm.bytes(i)).add("Impl", Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "Impl", "java/lang/Object", "Priv")));
        T.p(Asm.call(p.loadClass("Priv")));
        ClassWriter r = Asm.start(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, "Ret", "java/lang/Object");
        Asm.method(r, "run", "()Ljava/lang/Object;", m -> { m.visitTypeInsn(NEW, "java/lang/Object"); m.visitInsn(DUP); m.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false); m.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false); m.visitInsn(ARETURN); });
        T.p(Asm.call(new Asm.Loader().define("Ret", Asm.bytes(r))));
    }
}
