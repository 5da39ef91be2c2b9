// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize @[0-9a-f]+ => @HASH
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

/** Each field instruction against each kind of field: static or not, final, private, protected across packages, inherited from interfaces, ambiguous, missing, of another type. */
public class FieldMatrix implements Opcodes {
    public static void main(String[] args) throws Throwable {
        ClassWriter base = Asm.start(V11, ACC_PUBLIC | ACC_SUPER, "p/Base", "java/lang/Object"), face = new ClassWriter(0);
        Object[][] fields = {{"pub", ACC_PUBLIC}, {"prot", ACC_PROTECTED}, {"pack", 0}, {"priv", ACC_PRIVATE}, {"fin", ACC_PUBLIC | ACC_FINAL}, {"stat", ACC_PUBLIC | ACC_STATIC}, {"statFin", ACC_PUBLIC | ACC_STATIC | ACC_FINAL}, {"statPriv", ACC_PRIVATE | ACC_STATIC}, {"statProt", ACC_PROTECTED | ACC_STATIC}, {"vol", ACC_PUBLIC | ACC_VOLATILE}};
        for (Object[] f : fields) base.visitField((Integer) f[1], (String) f[0], "I", null, null).visitEnd();
        base.visitField(ACC_PUBLIC, "wide", "J", null, null).visitEnd(); base.visitField(ACC_PUBLIC | ACC_STATIC, "swide", "D", null, null).visitEnd();
        face.visit(V11, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, "p/Face", null, "java/lang/Object", null);
        face.visitField(ACC_PUBLIC | ACC_STATIC | ACC_FINAL, "fconst", "I", null, 99).visitEnd(); face.visitField(ACC_PUBLIC | ACC_STATIC | ACC_FINAL, "pub", "J", null, 5L).visitEnd();
        byte[] b = Asm.bytes(base), f = Asm.bytes(face);
        for (String pack : new String[] {"p", "q"}) for (String owner : new String[] {"p/Base", "p/Face", "SUB", "no/Such"}) for (int op : new int[] {GETFIELD, PUTFIELD, GETSTATIC, PUTSTATIC}) for (String n : new String[] {"pub", "prot", "pack", "priv", "fin", "stat", "statFin", "statPriv", "statProt", "vol", "fconst", "missing", "wide:J", "swide:D", "wide:I", "pub:J"}) {
            if ((owner.equals("no/Such") || owner.equals("p/Face")) && !List.of("pub", "stat", "fconst", "missing", "pub:J").contains(n)) continue;
            String field = n.split(":")[0], type = n.contains(":") ? n.split(":")[1] : "I", sub = pack + "/Sub", o = owner.equals("SUB") ? sub : owner;
            ClassWriter w = new ClassWriter(0);
            w.visit(V11, ACC_PUBLIC | ACC_SUPER, sub, null, "p/Base", new String[] {"p/Face"});
            Asm.method(w, ACC_PUBLIC, "<init>", "()V", m -> { m.visitVarInsn(ALOAD, 0); m.visitMethodInsn(INVOKESPECIAL, "p/Base", "<init>", "()V", false); m.visitInsn(RETURN); });
            Asm.method(w, ACC_PUBLIC, "run", "()V", m -> {
                if (op == GETFIELD || op == PUTFIELD) m.visitVarInsn(ALOAD, 0);
                if (op == PUTFIELD || op == PUTSTATIC) m.visitInsn(type.equals("I") ? ICONST_5 : type.equals("J") ? LCONST_1 : DCONST_1);
                m.visitFieldInsn(op, o, field, type);
                if (op == GETFIELD || op == GETSTATIC) m.visitInsn(type.equals("I") ? POP : POP2);
                m.visitInsn(RETURN);
            });
            Asm.Loader l = new Asm.Loader();
            l.add("p.Base", b).add("p.Face", f).add(sub.replace('/', '.'), Asm.bytes(w));
            StringBuilder line = new StringBuilder(pack + " " + (op == GETFIELD ? "getfield " : op == PUTFIELD ? "putfield " : op == GETSTATIC ? "getstatic " : "putstatic ") + o + "." + n);
            try {
                Object x = l.loadClass(sub.replace('/', '.')).getConstructor().newInstance();
                for (int k = 0; k < 2; k++) { try { x.getClass().getMethod("run").invoke(x); line.append(" fine"); } catch (java.lang.reflect.InvocationTargetException e) { line.append(" -> ").append(k == 0 ? e.getCause() : e.getCause().getClass()); } }
            } catch (Throwable t) { line.append(" refused ").append(t.getClass().getName()).append(' ').append(String.valueOf(t.getMessage()).split("\n")[0]); }
            T.p(line);
        }
    }
}
