import java.lang.instrument.*;
import java.security.ProtectionDomain;
import java.util.*;
import java.util.concurrent.*;
import jdk.internal.org.objectweb.asm.*;

public class Main {
    static String replacement = null;
    static void attempt(String l, Callable<?> c) { try { System.out.println(l + " = " + c.call()); } catch (Throwable t) { System.out.println(l + " -> " + t); } }

    /** The class with another text in place of "original". */
    static byte[] texts(byte[] b, String to) {
        ClassReader r = new ClassReader(b);
        ClassWriter w = new ClassWriter(0);
        r.accept(new ClassVisitor(Opcodes.ASM8, w) {
            @Override public MethodVisitor visitMethod(int a, String n, String d, String s, String[] e) {
                return new MethodVisitor(Opcodes.ASM8, super.visitMethod(a, n, d, s, e)) {
                    @Override public void visitLdcInsn(Object v) { super.visitLdcInsn(v instanceof String t ? t.replace("original", to) : v); }
                    @Override public void visitInvokeDynamicInsn(String n, String d, Handle h, Object... x) { for (int i = 0; i < x.length; i++) if (x[i] instanceof String t) x[i] = t.replace("original", to); super.visitInvokeDynamicInsn(n, d, h, x); }
                    @Override public void visitInsn(int o) { super.visitInsn(o == Opcodes.ICONST_3 && n.equals("step") ? Opcodes.ICONST_1 : o); }
                };
            }
        }, 0);
        return w.toByteArray();
    }
    static byte[] changed(byte[] b, java.util.function.Function<ClassWriter, ClassVisitor> f) { ClassWriter w = new ClassWriter(0); new ClassReader(b).accept(f.apply(w), 0); return w.toByteArray(); }

    public static void main(String[] args) throws Throwable {
        Instrumentation inst = Premain.inst;
        System.out.println(Premain.ARGS + " " + inst.isRedefineClassesSupported() + inst.isRetransformClassesSupported());
        byte[] original = Main.class.getResourceAsStream("Target.class").readAllBytes();
        List<String> log = new ArrayList<>();
        ClassFileTransformer t = new ClassFileTransformer() {
            @Override public byte[] transform(Module m, ClassLoader l, String n, Class<?> c, ProtectionDomain d, byte[] b) { if (!"Target".equals(n)) return null; log.add((c == null ? "load " : "retransform ") + b.length + (d != null)); return replacement == null ? null : texts(b, replacement); }
        };
        inst.addTransformer(t, true);
        replacement = "loaded";
        Target o = new Target();
        attempt("loaded", () -> Target.constant() + o.virt() + Target.hot(100));
        for (int i = 0; i < 3000; i++) { Target.hot(20); o.virt(); o.callsPriv(i); Target.constant(); }
        CountDownLatch in = new CountDownLatch(1), out = new CountDownLatch(1);
        FutureTask<String> running = new FutureTask<>(() -> Target.loops(in, out));
        new Thread(running).start();
        in.await();
        Runnable lambda = Target.lambda();
        replacement = "again";
        inst.retransformClasses(Target.class);
        out.countDown();
        attempt("running", running::get);
        attempt("again", () -> Target.constant() + o.virt() + Target.hot(100) + o.callsPriv(4));
        lambda.run(); Target.lambda().run(); o.run();
        attempt("counter", () -> Target.counter);
        replacement = null;
        inst.retransformClasses(Target.class);
        attempt("back", () -> Target.constant() + o.virt() + Target.hot(100));
        inst.redefineClasses(new ClassDefinition(Target.class, texts(original, "redefined")));
        attempt("redefined", () -> Target.constant() + o.virt() + Target.hot(100) + o.field);
        for (int i = 0; i < 3000; i++) Target.hot(20);
        inst.redefineClasses(new ClassDefinition(Target.class, original));
        attempt("original", () -> Target.constant() + Target.hot(100));
        attempt("schema: method", () -> { inst.redefineClasses(new ClassDefinition(Target.class, changed(original, w -> new ClassVisitor(Opcodes.ASM8, w) { @Override public void visitEnd() { visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE & 0, "added", "()V", null, null).visitEnd(); super.visitEnd(); } }))); return "done"; });
        attempt("schema: field", () -> { inst.redefineClasses(new ClassDefinition(Target.class, changed(original, w -> new ClassVisitor(Opcodes.ASM8, w) { @Override public void visitEnd() { visitField(0, "added", "I", null, null).visitEnd(); super.visitEnd(); } }))); return "done"; });
        attempt("schema: parent", () -> { inst.redefineClasses(new ClassDefinition(Target.class, changed(original, w -> new ClassVisitor(Opcodes.ASM8, w) { @Override public void visit(int v, int a, String n, String s, String p, String[] i) { super.visit(v, a, n, s, "java/lang/Thread", i); } }))); return "done"; });
        attempt("schema: interfaces", () -> { inst.redefineClasses(new ClassDefinition(Target.class, changed(original, w -> new ClassVisitor(Opcodes.ASM8, w) { @Override public void visit(int v, int a, String n, String s, String p, String[] i) { super.visit(v, a, n, s, p, new String[0]); } }))); return "done"; });
        attempt("schema: flags", () -> { inst.redefineClasses(new ClassDefinition(Target.class, changed(original, w -> new ClassVisitor(Opcodes.ASM8, w) { @Override public void visit(int v, int a, String n, String s, String p, String[] i) { super.visit(v, a | Opcodes.ACC_FINAL, n, s, p, i); } }))); return "done"; });
        attempt("name", () -> { inst.redefineClasses(new ClassDefinition(Target.class, Main.class.getResourceAsStream("Main.class").readAllBytes())); return "done"; });
        attempt("garbage", () -> { inst.redefineClasses(new ClassDefinition(Target.class, new byte[] {1, 2, 3})); return "done"; });
        attempt("primitive", () -> { inst.retransformClasses(int.class); return "done"; });
        attempt("array", () -> { inst.redefineClasses(new ClassDefinition(int[].class, original)); return "done"; });
        attempt("null", () -> { inst.retransformClasses((Class<?>) null); return "done"; });
        attempt("unchanged", () -> Target.constant() + o.virt());
        System.out.println(inst.isModifiableClass(Target.class) + " " + inst.isModifiableClass(int.class) + " " + inst.isModifiableClass(String[].class) + " " + inst.isModifiableClass(lambda.getClass()));
        System.out.println(log.size() + " " + log.get(0).startsWith("load") + " " + log.get(1).startsWith("retransform"));
        ClassFileTransformer bad = new ClassFileTransformer() { @Override public byte[] transform(ClassLoader l, String n, Class<?> c, ProtectionDomain d, byte[] b) { if ("Target".equals(n)) throw new IllegalStateException("ignored"); return null; } };
        inst.addTransformer(bad, true);
        attempt("throwing transformer", () -> { inst.retransformClasses(Target.class); return Target.constant(); });
        System.out.println(inst.removeTransformer(bad) + " " + inst.removeTransformer(bad) + " " + inst.removeTransformer(t));
        System.out.println(Arrays.asList(inst.getAllLoadedClasses()).contains(Target.class) + " " + Arrays.asList(inst.getInitiatedClasses(Main.class.getClassLoader())).contains(Main.class) + " " + (inst.getObjectSize(new long[100]) >= 800));
        inst.redefineModule(Object.class.getModule(), Set.of(), Map.of("jdk.internal.misc", Set.of(Main.class.getModule())), Map.of("java.lang", Set.of(Main.class.getModule())), Set.of(), Map.of());
        attempt("opened", () -> { var f = String.class.getDeclaredField("value"); f.setAccessible(true); return ((byte[]) f.get("abc")).length; });
    }
}
