import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jdk.internal.org.objectweb.asm.ClassReader;
import jdk.internal.org.objectweb.asm.ClassWriter;
import jdk.internal.org.objectweb.asm.Opcodes;
import jdk.internal.org.objectweb.asm.tree.*;

/** Changes to instructions, stack maps and handlers that leave the class file well-formed: what is wrong then is for the
 * verifier to find (JVMS 4.10). */
final class CodeMutations implements Opcodes {
    private static final String[] DESCRIPTORS = {"I", "J", "D", "F", "Z", "B", "[I", "[J", "[[I", "Ljava/lang/Object;",
        "Ljava/lang/String;", "[Ljava/lang/Object;", "[Z", "Ljava/lang/Runnable;"};
    private static final Integer[] PRIMITIVES = {TOP, INTEGER, FLOAT, DOUBLE, LONG, NULL, UNINITIALIZED_THIS};
    private static final int[] VERSIONS = {48, 49, 50, 50, 51, 52, 55, 61};

    private final Random random;
    private ClassNode node;
    private MethodNode method;

    CodeMutations(Random random) {
        this.random = random;
    }

    byte[] mutate(byte[] original) {
        for (int tries = 0; tries < 50; tries++) {
            node = new ClassNode();
            new ClassReader(original).accept(node, 0);
            List<MethodNode> methods = new ArrayList<>(node.methods);
            methods.removeIf(m -> m.instructions.size() == 0);
            if (methods.isEmpty()) return original;
            method = methods.get(random.nextInt(methods.size()));
            try {
                for (int edits = 1 + random.nextInt(2) * random.nextInt(2); edits > 0; edits--) edit();
                ClassWriter writer = new ClassWriter(0);
                node.accept(writer);
                byte[] result = writer.toByteArray();
                return random.nextInt(12) == 0 ? changeBytes(result) : result;
            } catch (RuntimeException e) {
                continue; // what cannot be written: another try
            }
        }
        return original;
    }

    private <E> E any(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void edit() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> changeInstruction(any(instructions()));
            case 7, 8 -> changeOrder();
            case 9, 10 -> method.instructions.insert(anyNode(), newInstruction());
            case 11, 12, 13, 14 -> changeFrame();
            case 15 -> changeHandlers();
            case 16 -> changeLimits();
            case 17, 18 -> changeClass();
            default -> changeMethod();
        }
    }

    private List<AbstractInsnNode> instructions() {
        List<AbstractInsnNode> list = new ArrayList<>(Arrays.asList(method.instructions.toArray()));
        list.removeIf(i -> i.getOpcode() < 0);
        return list;
    }

    private AbstractInsnNode anyNode() {
        return method.instructions.get(random.nextInt(method.instructions.size()));
    }

    private LabelNode anyLabel() {
        List<LabelNode> labels = new ArrayList<>();
        for (AbstractInsnNode i : method.instructions) {
            if (i instanceof LabelNode label) labels.add(label);
        }
        if (!labels.isEmpty() && random.nextInt(6) != 0) return any(labels);
        LabelNode label = new LabelNode();
        method.instructions.insert(anyNode(), label);
        return label;
    }

    private String anyClass() {
        List<String> names = new ArrayList<>(List.of("java/lang/Object", "java/lang/String", "java/lang/Runnable", "[I",
            "[Ljava/lang/Object;", "[[J", "java/lang/Throwable", "no/Such", node.name, node.name));
        if (node.superName != null) names.add(node.superName);
        names.addAll(node.interfaces);
        for (AbstractInsnNode i : method.instructions) {
            if (i instanceof TypeInsnNode t) names.add(t.desc);
            if (i instanceof MethodInsnNode m) names.add(m.owner);
        }
        return any(names);
    }

    private String anyDescriptor() {
        List<String> all = new ArrayList<>(Arrays.asList(DESCRIPTORS));
        for (AbstractInsnNode i : method.instructions) {
            if (i instanceof FieldInsnNode f) all.add(f.desc);
        }
        return any(all);
    }

    private String anyMethodDescriptor() {
        String[] result = {"V", "V", anyDescriptor()};
        return "(" + (random.nextBoolean() ? anyDescriptor() : "") + ")" + result[random.nextInt(3)];
    }

    private AbstractInsnNode newInstruction() {
        return switch (random.nextInt(8)) {
            case 0 -> new VarInsnNode(new int[] {ILOAD, LLOAD, ALOAD, DLOAD, ISTORE, LSTORE, ASTORE, FSTORE, RET}[random.nextInt(9)],
                random.nextInt(method.maxLocals + 2));
            case 1 -> new TypeInsnNode(new int[] {NEW, ANEWARRAY, CHECKCAST, INSTANCEOF}[random.nextInt(4)], anyClass());
            case 2 -> new LdcInsnNode(new Object[] {1, 2L, 3f, 4.0, "text", jdk.internal.org.objectweb.asm.Type.getType("[I")}[random.nextInt(6)]);
            case 3 -> new JumpInsnNode(new int[] {GOTO, IFEQ, IFNULL, IF_ICMPLT, IF_ACMPEQ, JSR}[random.nextInt(6)], anyLabel());
            case 4 -> new IincInsnNode(random.nextInt(method.maxLocals + 2), random.nextInt(70000) - 35000);
            case 5 -> new FieldInsnNode(GETSTATIC + random.nextInt(4), anyClass(), "f", anyDescriptor());
            default -> new InsnNode(simple());
        };
    }

    /** An opcode without operands. */
    private int simple() {
        while (true) {
            int opcode = random.nextInt(MONITOREXIT + 1);
            boolean plain = opcode <= DCONST_1 || opcode >= IALOAD && opcode <= SALOAD || opcode >= IASTORE && opcode <= LXOR
                || opcode >= I2L && opcode <= DCMPG || opcode >= IRETURN && opcode <= RETURN || opcode == ARRAYLENGTH
                || opcode == ATHROW || opcode >= MONITORENTER;
            if (plain) return opcode;
        }
    }

    private void changeInstruction(AbstractInsnNode i) {
        if (i instanceof InsnNode) {
            method.instructions.set(i, new InsnNode(random.nextInt(3) == 0 ? simple() : near(i.getOpcode())));
        } else if (i instanceof VarInsnNode v) {
            if (random.nextBoolean()) v.var = Math.max(0, v.var + random.nextInt(3) - 1);
            else v.setOpcode(v.getOpcode() <= ALOAD ? ILOAD + random.nextInt(5) : ISTORE + random.nextInt(5));
        } else if (i instanceof TypeInsnNode t) {
            if (random.nextInt(3) == 0) t.setOpcode(new int[] {NEW, ANEWARRAY, CHECKCAST, INSTANCEOF}[random.nextInt(4)]);
            else t.desc = anyClass();
        } else if (i instanceof FieldInsnNode f) {
            if (random.nextBoolean()) f.setOpcode(GETSTATIC + random.nextInt(4));
            else if (random.nextBoolean()) f.desc = anyDescriptor();
            else f.owner = anyClass();
        } else if (i instanceof MethodInsnNode m) {
            changeCall(m);
        } else if (i instanceof JumpInsnNode j) {
            if (random.nextBoolean()) j.label = anyLabel();
            else j.setOpcode(random.nextInt(8) == 0 ? IFNULL + random.nextInt(2) : IFEQ + random.nextInt(GOTO - IFEQ + 1));
        } else if (i instanceof IincInsnNode increment) {
            increment.var = random.nextInt(method.maxLocals + 2);
        } else if (i instanceof LdcInsnNode || i instanceof IntInsnNode) {
            changeConstant(i);
        } else if (i instanceof LookupSwitchInsnNode s && s.keys.size() > 1) {
            if (random.nextBoolean()) s.keys.set(random.nextInt(s.keys.size()), random.nextInt());
            else s.labels.set(random.nextInt(s.labels.size()), anyLabel());
        } else if (i instanceof TableSwitchInsnNode s) {
            if (random.nextBoolean()) s.dflt = anyLabel();
            else s.labels.set(random.nextInt(s.labels.size()), anyLabel());
        } else if (i instanceof MultiANewArrayInsnNode a) {
            if (random.nextBoolean()) a.dims = random.nextInt(4);
            else a.desc = anyDescriptor();
        } else {
            method.instructions.remove(i);
        }
    }

    private int near(int opcode) {
        int other = opcode + random.nextInt(9) - 4;
        boolean plain = other >= NOP && other <= DCONST_1 || other >= IALOAD && other <= SALOAD || other >= IASTORE && other <= LXOR
            || other >= I2L && other <= DCMPG || other >= IRETURN && other <= RETURN;
        return plain ? other : simple();
    }

    private void changeCall(MethodInsnNode m) {
        switch (random.nextInt(5)) {
            case 0 -> m.setOpcode(INVOKEVIRTUAL + random.nextInt(4));
            case 1 -> m.owner = anyClass();
            case 2 -> m.name = any(List.of("<init>", "clone", "toString", "finalize", node.methods.get(0).name));
            case 3 -> m.itf = !m.itf;
            default -> m.desc = anyMethodDescriptor();
        }
        if (m.getOpcode() == INVOKEINTERFACE && random.nextInt(4) != 0) m.itf = true;
    }

    private void changeConstant(AbstractInsnNode i) {
        Object[] constants = {1, 2L, 3f, 4.0, "text", jdk.internal.org.objectweb.asm.Type.getType("Ljava/lang/Object;"),
            jdk.internal.org.objectweb.asm.Type.getMethodType("(I)V")};
        if (i instanceof IntInsnNode n && n.getOpcode() == NEWARRAY) n.operand = 3 + random.nextInt(10);
        else method.instructions.set(i, new LdcInsnNode(constants[random.nextInt(constants.length)]));
    }

    private void changeOrder() {
        AbstractInsnNode i = any(instructions());
        switch (random.nextInt(4)) {
            case 0 -> method.instructions.insert(i, i.clone(labels()));
            case 1 -> {
                AbstractInsnNode next = i.getNext();
                method.instructions.remove(i);
                if (next != null) method.instructions.insert(next, i);
                else method.instructions.add(i);
            }
            default -> method.instructions.remove(i);
        }
    }

    private java.util.Map<LabelNode, LabelNode> labels() {
        java.util.Map<LabelNode, LabelNode> same = new java.util.HashMap<>();
        for (AbstractInsnNode i : method.instructions) {
            if (i instanceof LabelNode label) same.put(label, label);
        }
        return same;
    }

    private Object anyType() {
        if (random.nextInt(8) == 0) return anyLabel();
        return random.nextBoolean() ? PRIMITIVES[random.nextInt(PRIMITIVES.length)] : anyClass();
    }

    private void changeFrame() {
        List<FrameNode> frames = new ArrayList<>();
        for (AbstractInsnNode i : method.instructions) {
            if (i instanceof FrameNode f) frames.add(f);
        }
        if (frames.isEmpty() || random.nextInt(12) == 0) {
            method.instructions.insert(anyNode(), new FrameNode(random.nextBoolean() ? F_SAME : F_FULL, 0, new Object[0], 0, new Object[0]));
            return;
        }
        FrameNode f = any(frames);
        if (random.nextInt(6) == 0) {
            method.instructions.remove(f);
            if (random.nextBoolean()) method.instructions.insert(anyNode(), f);
            return;
        }
        if (f.local != null) f.local = new ArrayList<>(f.local);
        if (f.stack != null) f.stack = new ArrayList<>(f.stack);
        List<Object> types = f.stack != null && !f.stack.isEmpty() && random.nextBoolean() ? f.stack : f.local;
        if (types == null || types.isEmpty()) {
            f.type = F_FULL;
            f.local = new ArrayList<>(List.of(anyType()));
            f.stack = new ArrayList<>();
        } else if (random.nextInt(3) == 0) {
            types.remove(random.nextInt(types.size()));
        } else if (random.nextInt(3) == 0 && f.type == F_FULL) {
            types.add(random.nextInt(types.size() + 1), anyType());
        } else if (f.type != F_CHOP) {
            types.set(random.nextInt(types.size()), anyType());
        } else {
            types.add(null);
        }
    }

    private void changeHandlers() {
        if (method.tryCatchBlocks.isEmpty() || random.nextInt(3) == 0) {
            method.tryCatchBlocks.add(new TryCatchBlockNode(anyLabel(), anyLabel(), anyLabel(), random.nextBoolean() ? null : anyClass()));
            return;
        }
        TryCatchBlockNode block = any(method.tryCatchBlocks);
        switch (random.nextInt(5)) {
            case 0 -> block.start = anyLabel();
            case 1 -> block.end = anyLabel();
            case 2 -> block.handler = anyLabel();
            case 3 -> block.type = random.nextBoolean() ? null : anyClass();
            default -> method.tryCatchBlocks.remove(block);
        }
    }

    private void changeLimits() {
        if (random.nextBoolean()) method.maxStack = Math.max(0, method.maxStack + random.nextInt(3) - 1);
        else method.maxLocals = Math.max(0, method.maxLocals + random.nextInt(3) - 1);
    }

    private void changeClass() {
        if (random.nextInt(3) != 0) {
            node.version = VERSIONS[random.nextInt(VERSIONS.length)];
        } else if (node.superName != null && (node.access & ACC_INTERFACE) == 0) {
            node.superName = random.nextBoolean() ? "java/lang/Object" : "java/lang/Thread";
        }
    }

    private void changeMethod() {
        switch (random.nextInt(4)) {
            case 0 -> method.access ^= ACC_STATIC;
            case 1 -> method.desc = anyMethodDescriptor();
            case 2 -> method.desc = method.desc.substring(0, method.desc.indexOf(')') + 1) + anyDescriptor();
            default -> method.desc = method.desc.substring(0, method.desc.indexOf(')') + 1) + "V";
        }
    }

    /** Bytes inside instructions, handler tables and stack maps. */
    private byte[] changeBytes(byte[] bytes) {
        ClassModel file = new ClassModel(bytes);
        List<byte[]> targets = new ArrayList<>();
        for (ClassModel.Member m : file.methods) {
            for (ClassModel.Attribute a : m.attributes) {
                if (a.code == null) continue;
                targets.add(a.code.bytes);
                for (ClassModel.Attribute inner : a.code.attributes) {
                    if (file.utf8(inner.name).equals("StackMapTable")) targets.add(inner.data);
                }
            }
        }
        byte[] target = any(targets);
        int at = random.nextInt(target.length);
        target[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : target[at] + random.nextInt(5) - 2);
        return file.write();
    }
}
