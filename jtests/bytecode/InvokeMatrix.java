// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize @[0-9a-f]+ => @HASH
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

/** Each invoke instruction against each kind of method: static, private, final, abstract, inherited, of classes and interfaces, overridden across packages, missing; results, or the error and its message, twice. */
public class InvokeMatrix implements Opcodes {
    public static void main(String[] args) throws Throwable {
        Asm.Loader l = new Asm.Loader();
        ClassWriter base = Asm.start(V11, ACC_PUBLIC | ACC_SUPER, "p/Base", "java/lang/Object");
        Object[][] kinds = {{"pubStatic", ACC_PUBLIC | ACC_STATIC}, {"pub", ACC_PUBLIC}, {"fin", ACC_PUBLIC | ACC_FINAL}, {"prot", ACC_PROTECTED}, {"pack", 0}, {"priv", ACC_PRIVATE}, {"privStatic", ACC_PRIVATE | ACC_STATIC}, {"protStatic", ACC_PROTECTED | ACC_STATIC}, {"packStatic", ACC_STATIC}};
        for (Object[] k : kinds) Asm.method(base, (Integer) k[1], (String) k[0], "()Ljava/lang/String;", m -> { m.visitLdcInsn("Base." + k[0]); m.visitInsn(ARETURN); });
        l.add("p.Base", Asm.bytes(base));
        ClassWriter abs = Asm.start(V11, ACC_PUBLIC | ACC_SUPER | ACC_ABSTRACT, "p/Abs", "p/Base");
        Asm.method(abs, ACC_PUBLIC | ACC_ABSTRACT, "abs", "()Ljava/lang/String;", null);
        l.add("p.Abs", Asm.bytes(abs));
        ClassWriter face = new ClassWriter(0);
        face.visit(V11, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, "p/Face", null, "java/lang/Object", null);
        Object[][] fkinds = {{"def", ACC_PUBLIC}, {"fstat", ACC_PUBLIC | ACC_STATIC}, {"fpriv", ACC_PRIVATE}};
        for (Object[] k : fkinds) Asm.method(face, (Integer) k[1], (String) k[0], "()Ljava/lang/String;", m -> { m.visitLdcInsn("Face." + k[0]); m.visitInsn(ARETURN); });
        Asm.method(face, ACC_PUBLIC | ACC_ABSTRACT, "fabs", "()Ljava/lang/String;", null);
        l.add("p.Face", Asm.bytes(face));
        for (String pack : new String[] {"p", "q"}) {
            ClassWriter sub = new ClassWriter(0);
            String name = pack + "/Sub";
            sub.visit(V11, ACC_PUBLIC | ACC_SUPER, name, null, "p/Abs", new String[] {"p/Face"});
            Asm.method(sub, ACC_PUBLIC, "<init>", "()V", m -> { m.visitVarInsn(ALOAD, 0); m.visitMethodInsn(INVOKESPECIAL, "p/Abs", "<init>", "()V", false); m.visitInsn(RETURN); });
            for (String n : new String[] {"pub", "prot", "pack"}) Asm.method(sub, ACC_PUBLIC, n, "()Ljava/lang/String;", m -> { m.visitLdcInsn("Sub." + n); m.visitInsn(ARETURN); });
            List<String> names = new ArrayList<>();
            for (String owner : new String[] {"p/Base", "p/Abs", "p/Face", name}) for (boolean itf : new boolean[] {false, true}) for (int op : new int[] {INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE}) for (String n : new String[] {"pubStatic", "pub", "fin", "prot", "pack", "priv", "privStatic", "protStatic", "packStatic", "abs", "def", "fstat", "fpriv", "fabs", "hashCode0", "missing"}) {
                if (owner.equals(name) && n.equals("fabs") && op != INVOKEINTERFACE) continue; // docs/compatibility.md
                if (itf != owner.equals("p/Face") && !(n.equals("pub") || n.equals("def"))) continue;
                String method = "m" + names.size();
                names.add((op == INVOKEVIRTUAL ? "virtual " : op == INVOKESPECIAL ? "special " : op == INVOKESTATIC ? "static " : "interface ") + owner + "." + n + (itf ? " itf" : ""));
                Asm.method(sub, ACC_PUBLIC, method, "()Ljava/lang/String;", m -> { if (op != INVOKESTATIC) m.visitVarInsn(ALOAD, 0); m.visitMethodInsn(op, owner, n, "()Ljava/lang/String;", itf); m.visitInsn(ARETURN); });
            }
            // One class for each call: some are refused by the verifier.
            byte[] all = Asm.bytes(sub);
            ClassReader reader = new ClassReader(all);
            for (int i = 0; i < names.size(); i++) {
                String keep = "m" + i;
                ClassWriter one = new ClassWriter(0);
                reader.accept(new ClassVisitor(ASM8, one) { @Override public MethodVisitor visitMethod(int a, String n, String d, String s, String[] e) { return n.matches("m\\d+") && !n.equals(keep) ? null : super.visitMethod(a, n, d, s, e); } }, 0);
                Asm.Loader own = new Asm.Loader(l);
                own.add(name.replace('/', '.'), one.toByteArray());
                if (pack.equals("p")) { own = new Asm.Loader(); own.add("p.Base", Asm.bytes(base)).add("p.Abs", Asm.bytes(abs)).add("p.Face", Asm.bytes(face)).add("p.Sub", one.toByteArray()); }
                StringBuilder line = new StringBuilder(pack + " " + names.get(i));
                try {
                    Object o = own.loadClass(name.replace('/', '.')).getConstructor().newInstance();
                    for (int k = 0; k < 2; k++) { try { line.append(" = ").append(o.getClass().getMethod(keep).invoke(o)); } catch (java.lang.reflect.InvocationTargetException e) { line.append(" -> ").append(k == 0 ? e.getCause() : e.getCause().getClass()); } }
                } catch (Throwable t) { line.append(" refused ").append(t.getClass().getName()).append(String.valueOf(t.getMessage()).split("\n")[0]); }
                T.p(line);
            }
        }
    }
}
