// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize @[0-9a-f]+ => @HASH
import java.lang.invoke.*;
import java.util.concurrent.atomic.*;
import jdk.internal.org.objectweb.asm.*;

/** Bootstrap methods that throw, return null or the wrong thing, are missing, are variadic, race, or recurse; a failure stays. */
public class IndyFailures {
    static final AtomicInteger CALLS = new AtomicInteger();
    public static Object boot(MethodHandles.Lookup l, String name, MethodType t) throws Throwable {
        CALLS.incrementAndGet();
        switch (name) {
            case "error": throw new AssertionError("an error");
            case "runtime": throw new IllegalStateException("a runtime exception");
            case "checked": throw new java.io.IOException("checked");
            case "bootstrap": throw new BootstrapMethodError("its own");
            case "nil": return null;
            case "string": return "text";
            case "type": return new ConstantCallSite(MethodHandles.constant(long.class, 4L));
            case "recursive": l.findStatic(l.lookupClass(), "recursive", MethodType.methodType(int.class)).invoke(); return null;
            default: return new ConstantCallSite(MethodHandles.constant(int.class, name.length()).asType(t));
        }
    }
    public static CallSite variadic(Object... all) { CALLS.incrementAndGet(); return new ConstantCallSite(MethodHandles.constant(int.class, all.length)); }
    public static CallSite typed(MethodHandles.Lookup l, String name, MethodType t, int i, long j, String... rest) { return new ConstantCallSite(MethodHandles.constant(int.class, i + (int) j + rest.length)); }
    public static CallSite once(MethodHandles.Lookup l, String name, MethodType t) throws InterruptedException {
        int mine = CALLS.incrementAndGet();
        Thread.sleep(20);
        return new ConstantCallSite(MethodHandles.constant(int.class, mine));
    }
    public int instance() { return 3; }
    static final class Hidden { private static CallSite secret(MethodHandles.Lookup l, String name, MethodType t) { return null; } }

    static Handle handle(String owner, String name, String d) { return new Handle(Opcodes.H_INVOKESTATIC, owner, name, d, false); }

    public static void main(String[] args) throws Throwable {
        String standard = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)";
        Handle boot = handle("IndyFailures", "boot", standard + "Ljava/lang/Object;");
        ClassWriter w = Asm.start(Opcodes.V11, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "Failing", "java/lang/Object");
        String[] names = {"error", "runtime", "checked", "bootstrap", "nil", "string", "type", "recursive", "good"};
        for (String n : names) add(w, n, boot);
        add(w, "variadic", handle("IndyFailures", "variadic", "([Ljava/lang/Object;)Ljava/lang/invoke/CallSite;"), 1, 2L, "x");
        String typed = standard.substring(0, standard.length() - 1) + "IJ[Ljava/lang/String;)Ljava/lang/invoke/CallSite;";
        add(w, "typed", handle("IndyFailures", "typed", typed), 4, 5L, "x", "y");
        add(w, "typedNone", handle("IndyFailures", "typed", typed), 4, 5L);
        add(w, "typedWrong", handle("IndyFailures", "typed", typed), "x", 5L);
        add(w, "typedFew", handle("IndyFailures", "typed", typed), 4);
        add(w, "typedArray", handle("IndyFailures", "typed", typed), 4, 5L, 7);
        add(w, "missing", handle("IndyFailures", "nowhere", standard + "Ljava/lang/invoke/CallSite;"));
        add(w, "missingClass", handle("NoSuchKlass", "nowhere", standard + "Ljava/lang/invoke/CallSite;"));
        add(w, "secret", handle("IndyFailures$Hidden", "secret", standard + "Ljava/lang/invoke/CallSite;"));
        add(w, "virtual", new Handle(Opcodes.H_INVOKEVIRTUAL, "IndyFailures", "instance", "()I", false));
        add(w, "once", handle("IndyFailures", "once", standard + "Ljava/lang/invoke/CallSite;"));
        Class<?> c = new Asm.Loader().define("Failing", Asm.bytes(w));
        for (var m : new String[] {"error", "runtime", "checked", "bootstrap", "nil", "string", "type", "recursive", "good", "variadic", "typed", "typedNone", "typedWrong", "typedFew", "typedArray", "missing", "missingClass", "secret", "virtual"}) {
            Throwable[] thrown = new Throwable[2];
            for (int k = 0; k < 2; k++) {
                try { T.p(m, c.getMethod(m).invoke(null)); } catch (java.lang.reflect.InvocationTargetException e) {
                    thrown[k] = e.getCause();
                    StringBuilder chain = new StringBuilder();
                    for (Throwable t = e.getCause(); t != null && chain.length() < 600; t = t.getCause()) chain.append(" <- ").append(t);
                    T.p(m, m.equals("recursive") ? e.getCause().getClass() : chain);
                }
            }
            if (thrown[0] != null && !m.equals("recursive")) T.p("   same", thrown[0] == thrown[1], thrown[0].getCause() == thrown[1].getCause());
        }
        CALLS.set(0);
        int[] results = new int[4];
        Thread[] threads = new Thread[4];
        for (int i = 0; i < 4; i++) { int me = i; threads[i] = new Thread(() -> { try { results[me] = (int) c.getMethod("once").invoke(null); } catch (ReflectiveOperationException e) { T.p(e); } }); threads[i].start(); }
        for (Thread t : threads) t.join();
        T.p(results[0] == results[1], results[1] == results[2], results[2] == results[3], results[0] >= 1 && results[0] <= 4);
    }

    static void add(ClassWriter w, String name, Handle h, Object... arguments) {
        Asm.method(w, name, "()I", m -> { m.visitInvokeDynamicInsn(name, "()I", h, arguments); m.visitInsn(Opcodes.IRETURN); });
    }
}
