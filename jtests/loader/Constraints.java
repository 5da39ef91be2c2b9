// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize @[0-9a-f]+ => @
// Loader constraints: two loaders that see different classes of one name in one signature.
import jdk.internal.org.objectweb.asm.*;

public class Constraints implements Opcodes {
    static byte[] shared() { return Asm.bytes(Asm.start(V1_8, ACC_PUBLIC, "Shared", "java/lang/Object")); }

    public static void main(String[] args) throws Throwable {
        ClassWriter base = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, "Base", "java/lang/Object");
        Asm.method(base, ACC_PUBLIC, "take", "(LShared;)V", m -> m.visitInsn(RETURN));
        Asm.method(base, ACC_PUBLIC | ACC_STATIC, "give", "()LShared;", m -> { m.visitTypeInsn(NEW, "Shared"); m.visitInsn(DUP); m.visitMethodInsn(INVOKESPECIAL, "Shared", "<init>", "()V", false); m.visitInsn(ARETURN); });
        base.visitField(ACC_PUBLIC | ACC_STATIC, "held", "LShared;", null, null);
        Asm.Loader parent = new Asm.Loader().add("Shared", shared()).add("Base", Asm.bytes(base));
        parent.loadClass("Shared");
        ClassWriter derived = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, "Derived", "Base");
        Asm.method(derived, ACC_PUBLIC, "take", "(LShared;)V", m -> m.visitInsn(RETURN));
        T.thrown("override", () -> {
            Asm.Loader child = new Asm.Loader(parent);
            child.define("Shared", shared());
            child.define("Derived", Asm.bytes(derived)).getDeclaredConstructor().newInstance();
        });
        for (String what : new String[] {"method", "field"}) {
            ClassWriter user = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, "User", "java/lang/Object");
            Asm.method(user, "run", "()Ljava/lang/Object;", m -> { if (what.equals("method")) m.visitMethodInsn(INVOKESTATIC, "Base", "give", "()LShared;", false); else m.visitFieldInsn(GETSTATIC, "Base", "held", "LShared;"); m.visitInsn(ARETURN); });
            T.thrown(what, () -> {
                Asm.Loader child = new Asm.Loader(parent);
                child.define("Shared", shared());
                Asm.call(child.define("User", Asm.bytes(user)));
            });
            T.thrown(what + " alike", () -> T.p(Asm.call(new Asm.Loader(parent).define("User", Asm.bytes(user))) == null));
        }
        Asm.Loader late = new Asm.Loader(parent);
        ClassWriter user = Asm.start(V1_8, ACC_PUBLIC | ACC_SUPER, "User", "java/lang/Object");
        Asm.method(user, "run", "()Ljava/lang/Object;", m -> { m.visitFieldInsn(GETSTATIC, "Base", "held", "LShared;"); m.visitInsn(ARETURN); });
        T.p(Asm.call(late.define("User", Asm.bytes(user))));
        T.thrown("defined after the constraint", () -> late.define("Shared", shared()));
    }
}
