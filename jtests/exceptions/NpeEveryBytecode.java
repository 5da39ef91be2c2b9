// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
import java.util.*;
import java.util.function.*;
import jdk.internal.org.objectweb.asm.*;

/** The helpful message of a NullPointerException at each bytecode that can throw one, with the null coming from each bytecode that can push one. */
public class NpeEveryBytecode implements Opcodes {
    static final String N = "Made", S = "java/lang/String";
    static final Map<String, Consumer<MethodVisitor>> SOURCES = new LinkedHashMap<>(), USES = new LinkedHashMap<>();

    static void use(String name, Consumer<MethodVisitor> c) { USES.put(name, c); }
    static void push(MethodVisitor m, int... ops) { for (int o : ops) m.visitInsn(o); }

    static {
        SOURCES.put("aconst_null", m -> m.visitInsn(ACONST_NULL));
        SOURCES.put("aload", m -> { m.visitInsn(ACONST_NULL); m.visitVarInsn(ASTORE, 5); m.visitVarInsn(ALOAD, 5); });
        SOURCES.put("parameter", m -> m.visitVarInsn(ALOAD, 0));
        SOURCES.put("getstatic", m -> m.visitFieldInsn(GETSTATIC, N, "nil", "Ljava/lang/Object;"));
        SOURCES.put("getfield", m -> { m.visitFieldInsn(GETSTATIC, N, "self", "LMade;"); m.visitFieldInsn(GETFIELD, N, "field", "Ljava/lang/Object;"); });
        SOURCES.put("getfield twice", m -> { m.visitFieldInsn(GETSTATIC, N, "self", "LMade;"); m.visitFieldInsn(GETFIELD, N, "self2", "LMade;"); m.visitFieldInsn(GETFIELD, N, "field", "Ljava/lang/Object;"); });
        SOURCES.put("invokestatic", m -> m.visitMethodInsn(INVOKESTATIC, N, "nothing", "(I[JLjava/lang/String;)Ljava/lang/Object;", false));
        SOURCES.put("aaload", m -> { m.visitFieldInsn(GETSTATIC, N, "array", "[Ljava/lang/Object;"); m.visitInsn(ICONST_1); m.visitInsn(AALOAD); });
        SOURCES.put("aaload field index", m -> { m.visitFieldInsn(GETSTATIC, N, "array", "[Ljava/lang/Object;"); m.visitFieldInsn(GETSTATIC, N, "index", "I"); m.visitInsn(ICONST_2); m.visitInsn(IADD); m.visitInsn(AALOAD); });
        SOURCES.put("checkcast", m -> { m.visitFieldInsn(GETSTATIC, N, "nil", "Ljava/lang/Object;"); m.visitTypeInsn(CHECKCAST, S); });
        SOURCES.put("dup", m -> { m.visitFieldInsn(GETSTATIC, N, "nil", "Ljava/lang/Object;"); m.visitInsn(DUP); m.visitInsn(SWAP); m.visitInsn(POP); });
        SOURCES.put("two branches", m -> { Label a = new Label(), b = new Label(); m.visitFieldInsn(GETSTATIC, N, "index", "I"); m.visitJumpInsn(IFEQ, a); m.visitInsn(ACONST_NULL); m.visitJumpInsn(GOTO, b); m.visitLabel(a); m.visitFieldInsn(GETSTATIC, N, "nil", "Ljava/lang/Object;"); m.visitLabel(b); });
        for (Object[] o : new Object[][] {{"iaload", IALOAD, "[I"}, {"laload", LALOAD, "[J"}, {"faload", FALOAD, "[F"}, {"daload", DALOAD, "[D"}, {"aaload", AALOAD, "[Ljava/lang/Object;"}, {"baload", BALOAD, "[B"}, {"caload", CALOAD, "[C"}, {"saload", SALOAD, "[S"}}) use((String) o[0], m -> { cast(m, (String) o[2]); m.visitInsn(ICONST_3); m.visitInsn((Integer) o[1]); m.visitInsn((Integer) o[1] == LALOAD || (Integer) o[1] == DALOAD ? POP2 : POP); });
        for (Object[] o : new Object[][] {{"iastore", IASTORE, "[I", ICONST_0}, {"lastore", LASTORE, "[J", LCONST_0}, {"fastore", FASTORE, "[F", FCONST_0}, {"dastore", DASTORE, "[D", DCONST_0}, {"aastore", AASTORE, "[Ljava/lang/Object;", ACONST_NULL}, {"bastore", BASTORE, "[Z", ICONST_0}, {"castore", CASTORE, "[C", ICONST_0}, {"sastore", SASTORE, "[S", ICONST_0}}) use((String) o[0], m -> { cast(m, (String) o[2]); m.visitInsn(ICONST_4); m.visitInsn((Integer) o[3]); m.visitInsn((Integer) o[1]); });
        use("arraylength", m -> { cast(m, "[[J"); push(m, ARRAYLENGTH, POP); });
        use("athrow", m -> { cast(m, "java/lang/Throwable"); m.visitInsn(ATHROW); m.visitLdcInsn("dead"); push(m, POP); });
        use("monitorenter", m -> m.visitInsn(MONITORENTER));
        use("monitorexit", m -> m.visitInsn(MONITOREXIT));
        use("getfield", m -> { cast(m, N); m.visitFieldInsn(GETFIELD, N, "wide", "J"); m.visitInsn(POP2); });
        use("putfield", m -> { cast(m, N); m.visitInsn(LCONST_1); m.visitFieldInsn(PUTFIELD, N, "wide", "J"); });
        use("putfield reference", m -> { cast(m, N); m.visitLdcInsn("v"); m.visitFieldInsn(PUTFIELD, N, "field", "Ljava/lang/Object;"); });
        use("invokevirtual", m -> { cast(m, S); m.visitInsn(ICONST_0); m.visitInsn(ICONST_2); m.visitMethodInsn(INVOKEVIRTUAL, S, "substring", "(II)Ljava/lang/String;", false); m.visitInsn(POP); });
        use("invokevirtual final", m -> { m.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false); m.visitInsn(POP); });
        use("invokeinterface", m -> { cast(m, "java/util/Map$Entry"); m.visitMethodInsn(INVOKEINTERFACE, "java/util/Map$Entry", "getKey", "()Ljava/lang/Object;", true); m.visitInsn(POP); });
        use("invokespecial", m -> { cast(m, N); m.visitInsn(DCONST_0); m.visitInsn(ACONST_NULL); m.visitMethodInsn(INVOKESPECIAL, N, "priv", "(D[[Ljava/lang/String;)V", false); });
        use("invokehandle", m -> { cast(m, "java/lang/invoke/MethodHandle"); m.visitInsn(ICONST_1); m.visitMethodInsn(INVOKEVIRTUAL, "java/lang/invoke/MethodHandle", "invokeExact", "(I)V", false); });
    }

    static void cast(MethodVisitor m, String type) { m.visitTypeInsn(CHECKCAST, type); }

    public static void main(String[] args) throws Throwable {
        ClassWriter w = Asm.start(V1_5, ACC_PUBLIC | ACC_SUPER, N, "java/lang/Object");
        for (String f : new String[] {"nil:Ljava/lang/Object;", "self:LMade;", "array:[Ljava/lang/Object;", "index:I"}) w.visitField(ACC_PUBLIC | ACC_STATIC, f.split(":")[0], f.split(":")[1], null, null).visitEnd();
        w.visitField(ACC_PUBLIC, "field", "Ljava/lang/Object;", null, null).visitEnd(); w.visitField(ACC_PUBLIC, "self2", "LMade;", null, null).visitEnd(); w.visitField(ACC_PUBLIC, "wide", "J", null, null).visitEnd();
        Asm.method(w, ACC_PRIVATE, "priv", "(D[[Ljava/lang/String;)V", m -> m.visitInsn(RETURN));
        Asm.method(w, "nothing0", "()V", m -> m.visitInsn(RETURN));
        Asm.method(w, "nothing", "(I[JLjava/lang/String;)Ljava/lang/Object;", m -> { m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); });
        int k = 0;
        List<String> names = new ArrayList<>();
        for (var u : USES.entrySet()) for (var s : SOURCES.entrySet()) {
            names.add(u.getKey() + " of " + s.getKey());
            boolean args3 = s.getKey().equals("invokestatic");
            Asm.method(w, "m" + k++, "(Ljava/lang/Object;)V", m -> { if (args3) { m.visitInsn(ICONST_5); m.visitInsn(ACONST_NULL); m.visitTypeInsn(CHECKCAST, "[J"); m.visitLdcInsn("s"); } s.getValue().accept(m); u.getValue().accept(m); m.visitInsn(RETURN); });
        }
        Class<?> c = new Asm.Loader().define(N, Asm.bytes(w));
        Object self = c.getConstructor().newInstance();
        c.getField("self").set(null, self); c.getField("self2").set(self, self); c.getField("array").set(null, new Object[3]);
        for (int i = 0; i < k; i++) {
            try { c.getMethod("m" + i, Object.class).invoke(null, (Object) null); T.p(names.get(i), "no exception"); } catch (java.lang.reflect.InvocationTargetException e) { T.p(names.get(i), "->", e.getCause().getClass() == NullPointerException.class ? e.getCause().getMessage() : e.getCause()); }
        }
    }
}
