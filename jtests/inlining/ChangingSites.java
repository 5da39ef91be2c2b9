// jtest: gc-subset
// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// invokedynamic whose call sites get new targets while the code around them is compiled: mutable and volatile ones, behind
// switch points, and from another thread.
import java.lang.invoke.*;
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

public class ChangingSites implements Opcodes {
    static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    static final MethodType TYPE = MethodType.methodType(int.class, int.class);
    static final List<CallSite> sites = new ArrayList<>();
    static SwitchPoint point;

    static int twice(int a) { return 2 * a; }
    static int thrice(int a) { return 3 * a; }
    static int negated(int a) { return -a; }
    static MethodHandle handle(String name) throws ReflectiveOperationException { return LOOKUP.findStatic(ChangingSites.class, name, TYPE); }

    public static CallSite mutable(MethodHandles.Lookup l, String name, MethodType type) throws Exception {
        sites.add(new MutableCallSite(handle(name)));
        return sites.get(sites.size() - 1);
    }
    public static CallSite changing(MethodHandles.Lookup l, String name, MethodType type) throws Exception {
        sites.add(new VolatileCallSite(handle(name)));
        return sites.get(sites.size() - 1);
    }
    public static CallSite switched(MethodHandles.Lookup l, String name, MethodType type) throws Exception {
        point = new SwitchPoint();
        return new ConstantCallSite(point.guardWithTest(handle(name), handle("negated")));
    }

    interface Caller { int call(int a); }

    static Caller caller(String boot) throws Exception {
        ClassWriter w = new ClassWriter(0);
        String descriptor = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;";
        w.visit(V17, ACC_PUBLIC, "Calls" + boot, null, "java/lang/Object", new String[] {"ChangingSites$Caller"});
        MethodVisitor m = w.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        m.visitVarInsn(ALOAD, 0);
        m.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        m.visitInsn(RETURN);
        m.visitMaxs(1, 1);
        m = w.visitMethod(ACC_PUBLIC, "call", "(I)I", null, null);
        m.visitVarInsn(ILOAD, 1);
        m.visitInvokeDynamicInsn("twice", "(I)I", new Handle(H_INVOKESTATIC, "ChangingSites", boot, descriptor, false));
        m.visitInsn(IRETURN);
        m.visitMaxs(1, 2);
        w.visitEnd();
        return (Caller) LOOKUP.defineClass(w.toByteArray()).getConstructor().newInstance();
    }

    static long run(Caller caller, int rounds) {
        long sum = 0;
        for (int i = 0; i < rounds; i++) sum += caller.call(i);
        return sum;
    }

    static void changes(String boot, int rounds) throws Exception {
        Caller caller = caller(boot);
        StringBuilder line = new StringBuilder(boot);
        line.append(' ').append(run(caller, rounds));
        CallSite site = sites.get(sites.size() - 1);
        for (String next : new String[] {"thrice", "negated", "twice", "thrice"}) {
            site.setTarget(handle(next));
            line.append(' ').append(caller.call(1)).append(' ').append(run(caller, rounds));
        }
        site.setTarget(MethodHandles.dropArguments(MethodHandles.constant(int.class, 5), 0, int.class));
        line.append(' ').append(run(caller, rounds));
        System.out.println(line);
    }

    static void switches(int rounds) throws Exception {
        Caller caller = caller("switched");
        long before = run(caller, rounds);
        SwitchPoint.invalidateAll(new SwitchPoint[] {point});
        System.out.println("switched " + before + " " + run(caller, rounds));
    }

    // The other thread must see the new target some time.
    static void seen() throws Exception {
        Caller caller = caller("seen");
        run(caller, 5000);
        VolatileCallSite site = (VolatileCallSite) sites.get(sites.size() - 1);
        Thread watcher = new Thread(() -> { while (caller.call(7) != -7) Thread.onSpinWait(); });
        watcher.start();
        Thread.sleep(20);
        site.setTarget(handle("negated"));
        watcher.join();
        System.out.println("seen");
    }
    public static CallSite seen(MethodHandles.Lookup l, String name, MethodType type) throws Exception { return changing(l, name, type); }

    public static void main(String[] args) throws Exception {
        changes("mutable", 3000);
        changes("changing", 3000);
        switches(3000);
        seen();
    }
}
