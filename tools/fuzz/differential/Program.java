import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import jdk.internal.org.objectweb.asm.ClassWriter;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;
import jdk.internal.org.objectweb.asm.tree.MethodNode;

/** One random program: a main class with static methods and a run(int), two interfaces, and a hierarchy of four classes. */
final class Program implements Opcodes {
    record Callee(int opcode, String owner, String name, String parameters, String descriptor, char result, boolean needsCast) {}

    /** What to make of a program: which static method run calls (-1: all), and the numbers of statements to leave out. */
    record Plan(int method, Set<Integer> leftOut) {}

    private static final String[][] VIRTUAL = {{"v0", "I", "I"}, {"v1", "JI", "J"}, {"v2", "DF", "D"}, {"v3", "O", "O"},
        {"v4", "IIJ", "I"}, {"v5", "N", "N"}, {"v6", "FI", "F"}};
    private static final String[] TEXTS = {"", "a", "abc", "\u00e9", "\u65e5\u672c", "a\0b"};

    final String name, base, interfaceA, interfaceB, interfaceC;
    private final Random random;
    private final String[] classes;
    private final Plan plan;
    private int statements;
    private final List<Callee> callees = new ArrayList<>();
    private final Map<String, byte[]> files = new TreeMap<>();

    Program(String name, long seed, Plan plan) {
        this.name = name;
        this.plan = plan;
        random = new Random(seed);
        base = name + "$Base";
        interfaceA = name + "$A";
        interfaceB = name + "$B";
        interfaceC = name + "$C";
        classes = new String[] {name + "$S1", name + "$S2", name + "$S3", name + "$S4"};
        addVirtualCallees();
        files.put(interfaceA, interfaceFile(interfaceA, new String[0], "ia"));
        files.put(interfaceB, interfaceFile(interfaceB, random.nextBoolean() ? new String[] {interfaceA} : new String[0], "ib"));
        files.put(interfaceC, interfaceFile(interfaceC, random.nextBoolean() ? new String[] {interfaceA} : new String[0], "ic"));
        files.put(base, classFile(base, "java/lang/Object", interfaceA));
        files.put(classes[0], classFile(classes[0], base, interfaceB));
        files.put(classes[1], classFile(classes[1], base, interfaceC, interfaceB));
        files.put(classes[2], classFile(classes[2], classes[0], interfaceC));
        files.put(classes[3], classFile(classes[3], classes[1]));
        files.put(name, mainFile());
    }

    /** Whether the next statement is left out; numbers them. */
    boolean leaveOut() {
        return plan.leftOut().contains(statements++);
    }

    int statements() {
        return statements;
    }

    Map<String, byte[]> files() {
        return files;
    }

    boolean isInterface(String owner) {
        return owner.equals(interfaceA) || owner.equals(interfaceB) || owner.equals(interfaceC);
    }

    String text(Random r) {
        return TEXTS[r.nextInt(TEXTS.length)];
    }

    String anyClass(Random r) {
        String[] all = {base, classes[0], classes[1], classes[2], classes[3], interfaceA, interfaceB, interfaceC, "java/lang/String",
            "R$Node", "[I", "[J", "[Ljava/lang/Object;", "[Ljava/lang/String;", "[[I", "[L" + base + ";", "java/lang/Cloneable",
            "java/lang/Runnable", "java/lang/Comparable", "[Ljava/io/Serializable;"};
        return all[r.nextInt(all.length)];
    }

    Callee anyCallee(char type, Random r) {
        List<Callee> fitting = callees.stream().filter(c -> c.result() == type).toList();
        return fitting.isEmpty() ? null : fitting.get(r.nextInt(fitting.size()));
    }

    private static String descriptor(String parameters, String result) {
        StringBuilder text = new StringBuilder("(");
        for (char c : parameters.toCharArray()) text.append(Places.descriptor(c, null));
        char type = result.charAt(0);
        return text.append(')').append(Places.descriptor(type, null)).toString();
    }

    private void addVirtualCallees() {
        for (String[] v : VIRTUAL) {
            callees.add(new Callee(INVOKEVIRTUAL, base, v[0], v[1], descriptor(v[1], v[2]), v[2].charAt(0), false));
        }
        for (String[] i : new String[][] {{interfaceA, "ia"}, {interfaceB, "ib"}, {interfaceC, "ic"}}) {
            boolean rarely = !i[1].equals("ia") && random.nextInt(3) != 0;
            callees.add(new Callee(INVOKEINTERFACE, i[0], i[1] + "0", "I", "(I)I", 'I', rarely));
            callees.add(new Callee(INVOKEINTERFACE, i[0], i[1] + "1", "JO", descriptor("JO", "J"), 'J', rarely));
            callees.add(new Callee(INVOKEINTERFACE, i[0], "shared", "D", "(D)D", 'D', rarely));
        }
    }

    private void body(MethodVisitor target, String owner, boolean isStatic, String parameters, char result, int statements) {
        MethodNode method = (MethodNode) target;
        method.visitCode();
        new Body(method, new Random(random.nextLong()), this, owner, isStatic, parameters).generate(statements, result);
        method.visitMaxs(0, 0);
        Collections.reverse(method.tryCatchBlocks); // the inner ones, which came later, first
    }

    private void method(ClassWriter writer, int access, String owner, String methodName, String parameters, String result, int statements) {
        MethodNode method = new MethodNode(access, methodName, descriptor(parameters, result), null, null);
        char type = "BSCZ".indexOf(result.charAt(0)) >= 0 ? 'I' : result.charAt(0);
        body(method, owner, (access & ACC_STATIC) != 0, parameters, type, statements);
        method.accept(writer);
    }

    private ClassWriter start(int access, String owner, String parent, String... interfaces) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String a, String b) {
                return (a.equals(base) || a.startsWith(name + "$S")) && (b.equals(base) || b.startsWith(name + "$S")) ? base : "java/lang/Object";
            }
        };
        writer.visit(V17, access, owner, null, parent, interfaces);
        return writer;
    }

    private byte[] interfaceFile(String owner, String[] parents, String prefix) {
        ClassWriter writer = start(ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, owner, "java/lang/Object", parents);
        writer.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, prefix + "0", "(I)I", null, null).visitEnd();
        method(writer, ACC_PUBLIC, owner, prefix + "1", "JO", "J", 2);
        // Several interfaces have this one: the maximally specific one is called, or there is a conflict.
        if (prefix.equals("ia") || random.nextBoolean()) method(writer, ACC_PUBLIC, owner, "shared", "D", "D", 1);
        else writer.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, "shared", "(D)D", null, null).visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private byte[] classFile(String owner, String parent, String... interfaces) {
        ClassWriter writer = start(ACC_PUBLIC | ACC_SUPER, owner, parent, interfaces);
        if (owner.equals(base)) {
            for (char type : "IJFDBSCZON".toCharArray()) {
                writer.visitField(ACC_PUBLIC, "f" + type, Places.descriptor(type, this), null, null).visitEnd();
            }
        }
        constructor(writer, parent);
        for (String[] v : VIRTUAL) {
            if (!owner.equals(base) && random.nextInt(3) == 0) continue;
            int access = ACC_PUBLIC | (random.nextInt(8) == 0 ? ACC_SYNCHRONIZED : 0);
            if (!owner.equals(base) && random.nextInt(3) == 0) superCall(writer, parent, v);
            else method(writer, access, owner, v[0], v[1], v[2], 1 + random.nextInt(2));
        }
        for (String prefix : new String[] {"ia", "ib", "ic"}) {
            if (owner.equals(base) || random.nextInt(3) != 0) method(writer, ACC_PUBLIC, owner, prefix + "0", "I", "I", 1);
            if (random.nextInt(3) == 0) method(writer, ACC_PUBLIC, owner, prefix + "1", "JO", "J", 1);
        }
        if (random.nextInt(4) == 0) method(writer, ACC_PUBLIC, owner, "shared", "D", "D", 1);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer, String parent) {
        MethodVisitor m = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        m.visitCode();
        m.visitVarInsn(ALOAD, 0);
        m.visitMethodInsn(INVOKESPECIAL, parent, "<init>", "()V", false);
        m.visitInsn(RETURN);
        m.visitMaxs(0, 0);
        m.visitEnd();
    }

    /** An override that mixes a number of its own and calls what it overrides. */
    private void superCall(ClassWriter writer, String parent, String[] v) {
        MethodVisitor m = writer.visitMethod(ACC_PUBLIC, v[0], descriptor(v[1], v[2]), null, null);
        m.visitCode();
        m.visitIntInsn(SIPUSH, random.nextInt(1000));
        m.visitMethodInsn(INVOKESTATIC, "R", "mix", "(I)V", false);
        m.visitMethodInsn(INVOKESTATIC, "R", "burn", "()V", false);
        m.visitVarInsn(ALOAD, 0);
        int next = 1;
        for (char type : v[1].toCharArray()) {
            m.visitVarInsn(Places.storeOpcode(type) - ISTORE + ILOAD, next);
            next += "JD".indexOf(type) >= 0 ? 2 : 1;
        }
        m.visitMethodInsn(INVOKESPECIAL, parent, v[0], descriptor(v[1], v[2]), false);
        m.visitInsn(switch (v[2]) {
            case "I" -> IRETURN;
            case "J" -> LRETURN;
            case "F" -> FRETURN;
            case "D" -> DRETURN;
            default -> ARETURN;
        });
        m.visitMaxs(0, 0);
        m.visitEnd();
    }

    private byte[] mainFile() {
        ClassWriter writer = start(ACC_PUBLIC | ACC_SUPER, name, "java/lang/Object");
        List<Callee> own = new ArrayList<>();
        String types = "IJFDONIBSCZ";
        for (int i = 0; i < 7; i++) {
            StringBuilder parameters = new StringBuilder();
            for (int n = random.nextInt(5); n > 0; n--) parameters.append("IIJFDON".charAt(random.nextInt(7)));
            String result = String.valueOf(types.charAt(random.nextInt(types.length())));
            int access = ACC_PUBLIC | ACC_STATIC | (random.nextInt(8) == 0 ? ACC_SYNCHRONIZED : 0);
            method(writer, access, name, "m" + i, parameters.toString(), result, 2 + random.nextInt(6));
            char type = "BSCZ".contains(result) ? 'I' : result.charAt(0);
            Callee callee = new Callee(INVOKESTATIC, name, "m" + i, parameters.toString(), descriptor(parameters.toString(), result), type, false);
            own.add(callee);
            callees.add(callee);
        }
        new MainParts(this, writer, classes, random).generate(own, plan.method());
        writer.visitEnd();
        return writer.toByteArray();
    }
}
