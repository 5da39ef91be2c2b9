// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.internal.org.objectweb.asm.*;

/** A class with thousands of constants that several threads ask for at once: strings, members, types, names in errors. */
public class NamesOnDemand implements Opcodes {
    static final int COUNT = 1500;

    static byte[] generated() {
        ClassWriter w = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        w.visit(V17, ACC_PUBLIC, "Generated", "<T:Ljava/lang/Object;>Ljava/lang/Object;", "java/lang/Object", null);
        w.visitSource("Made.up", null);
        for (int i = 0; i < COUNT; i++) {
            w.visitField(ACC_PUBLIC | ACC_STATIC, "field" + i, i % 3 == 0 ? "I" : "Ljava/util/List;", i % 3 == 1 ? "Ljava/util/List<TT;>;" : null, null).visitEnd();
            MethodVisitor m = w.visitMethod(ACC_PUBLIC | ACC_STATIC, "text" + i, "()Ljava/lang/String;", null, null);
            m.visitCode();
            m.visitLdcInsn("the constant \u00e9\u4e2d" + i);
            m.visitInsn(ARETURN);
            m.visitMaxs(0, 0);
            m.visitEnd();
        }
        MethodVisitor m = w.visitMethod(ACC_PUBLIC | ACC_STATIC, "missing", "(I)V", null, null);
        m.visitCode();
        Label[] labels = new Label[4];
        for (int i = 0; i < labels.length; i++) labels[i] = new Label();
        Label other = new Label();
        m.visitVarInsn(ILOAD, 0);
        m.visitTableSwitchInsn(0, labels.length - 1, other, labels);
        m.visitLabel(labels[0]);
        m.visitInsn(ACONST_NULL);
        m.visitMethodInsn(INVOKESTATIC, "Generated", "notThere", "(Lnot/There;)V", false);
        m.visitLabel(labels[1]);
        m.visitFieldInsn(GETSTATIC, "java/lang/String", "nothingLikeThat", "J");
        m.visitInsn(POP2);
        m.visitLabel(labels[2]);
        m.visitTypeInsn(NEW, "not/Found");
        m.visitInsn(POP);
        m.visitLabel(labels[3]);
        m.visitLdcInsn(Type.getMethodType("(Lalso/Missing;)V"));
        m.visitInsn(POP);
        m.visitLabel(other);
        m.visitInsn(RETURN);
        m.visitMaxs(0, 0);
        m.visitEnd();
        w.visitEnd();
        return w.toByteArray();
    }

    public static void main(String[] args) throws Throwable {
        Class<?> c = new Asm.Loader().define("Generated", generated());
        long[] sums = new long[4];
        CountDownLatch start = new CountDownLatch(sums.length);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < sums.length; t++) {
            int number = t;
            threads.add(new Thread(() -> {
                try {
                    start.countDown();
                    start.await();
                    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                    for (int i = 0; i < COUNT; i++) {
                        String text = (String) lookup.findStatic(c, "text" + i, MethodType.methodType(String.class)).invoke();
                        sums[number] = sums[number] * 31 + text.hashCode() + c.getField("field" + i).getGenericType().toString().length();
                        if (text != ("the constant \u00e9\u4e2d" + i).intern()) T.p("not the same string", i);
                    }
                } catch (Throwable e) {
                    T.p(number, e);
                }
            }));
        }
        for (Thread thread : threads) thread.start();
        for (Thread thread : threads) thread.join();
        T.p(sums[0], sums[0] == sums[1] && sums[1] == sums[2] && sums[2] == sums[3], c.getTypeParameters().length);
        for (int i = 0; i < 4; i++) {
            int which = i;
            for (int again = 0; again < 2; again++) {
                T.thrown("missing " + i, () -> MethodHandles.publicLookup().findStatic(c, "missing", MethodType.methodType(void.class, int.class)).invoke(which));
            }
        }
        T.thrown("no such method", () -> MethodHandles.publicLookup().findStatic(c, "neverWritten", MethodType.methodType(void.class)));
        try {
            c.getMethod("missing", int.class).invoke(null, 0);
        } catch (java.lang.reflect.InvocationTargetException e) {
            T.p(e.getCause().getStackTrace()[0]);
        }
    }
}
