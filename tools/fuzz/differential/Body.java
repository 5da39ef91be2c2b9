import java.util.Random;
import jdk.internal.org.objectweb.asm.Label;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;
import jdk.internal.org.objectweb.asm.tree.MethodNode;

/** The code of one method: statements over locals of every type. Expressions are in {@link Expressions}. */
final class Body extends Expressions implements Opcodes {
    private static final String[] CAUGHT = {"java/lang/ArithmeticException", "java/lang/NullPointerException",
        "java/lang/ArrayIndexOutOfBoundsException", "java/lang/RuntimeException", "java/lang/Exception",
        "java/lang/ClassCastException", "java/lang/ArrayStoreException", "java/lang/NegativeArraySizeException",
        "java/lang/IndexOutOfBoundsException"};

    private int loops;

    Body(MethodVisitor code, Random random, Program program, String owner, boolean isStatic, String parameters) {
        super(code, random, program, owner, isStatic, parameters);
    }

    /** A whole body: gives the locals values, runs some statements, returns a value of the type. */
    void generate(int statements, char result) {
        code.visitMethodInsn(INVOKESTATIC, "R", "burn", "()V", false);
        initialiseLocals();
        block(statements, 3);
        expression(result, 2);
        code.visitInsn(switch (result) {
            case 'J' -> LRETURN;
            case 'F' -> FRETURN;
            case 'D' -> DRETURN;
            case 'O', 'N', 'P' -> ARETURN;
            default -> IRETURN;
        });
    }

    private void block(int count, int depth) {
        for (int i = 0; i < count && size < LIMIT; i++) statement(depth);
    }

    /** A statement that is to be left out is made all the same, so that the rest of the program stays as it is. */
    private void statement(int depth) {
        size += 4;
        MethodVisitor kept = code;
        if (program.leaveOut()) code = new MethodNode(ACC_STATIC, "unused", "()V", null, null);
        make(depth);
        code = kept;
    }

    private void make(int depth) {
        switch (random.nextInt(depth > 0 ? 22 : 11)) {
            case 0, 1 -> assign();
            case 2 -> mix();
            case 3 -> storeElement();
            case 4 -> storeField();
            case 5 -> increment();
            case 6 -> shuffle();
            case 7 -> writeGraph();
            case 8 -> storeReference();
            case 9 -> holdAcrossCollection();
            case 10 -> code.visitMethodInsn(INVOKESTATIC, "R", "mixTable", "()V", false);
            case 11, 12 -> condition(depth);
            case 13, 14 -> loop(depth);
            case 15, 16, 17 -> attempt(depth);
            case 18, 19 -> switchStatement(depth);
            case 20 -> lock(depth);
            default -> exactRange();
        }
    }

    private void assign() {
        char type = anyType();
        expression(type, 3);
        store(type);
    }

    private void mix() {
        char type = anyType();
        expression(type, 3);
        code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(" + mixType(type) + ")V", false);
    }

    private void increment() {
        code.visitIincInsn(local('I'), random.nextBoolean() ? random.nextInt(256) - 128 : random.nextInt(65536) - 32768);
    }

    private void condition(int depth) {
        Label otherwise = new Label(), end = new Label();
        branch(otherwise, 2);
        block(1 + random.nextInt(2), depth - 1);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(otherwise);
        if (random.nextBoolean()) block(1, depth - 1);
        code.visitLabel(end);
    }

    private void loop(int depth) {
        if (loops >= 2) return;
        loops++;
        int counter = newLocal();
        Label head = new Label(), end = new Label();
        constant(loops == 1 ? new int[] {3, 10, 60, 150}[random.nextInt(4)] : 4);
        code.visitVarInsn(ISTORE, counter);
        code.visitLabel(head);
        code.visitMethodInsn(INVOKESTATIC, "R", "burn", "()V", false);
        code.visitIincInsn(counter, -1);
        code.visitVarInsn(ILOAD, counter);
        code.visitJumpInsn(IFLT, end);
        if (random.nextInt(3) == 0) {
            code.visitVarInsn(ILOAD, counter);
            store('I');
        }
        block(1 + random.nextInt(3), depth - 1);
        code.visitJumpInsn(GOTO, head);
        code.visitLabel(end);
        loops--;
    }

    private void attempt(int depth) {
        Label start = new Label(), end = new Label(), after = new Label();
        boolean any = random.nextInt(4) == 0;
        int handlers = any ? 1 : 1 + random.nextInt(2);
        Label[] labels = new Label[handlers];
        for (int i = 0; i < handlers; i++) {
            labels[i] = new Label();
            code.visitTryCatchBlock(start, end, labels[i], any ? null : CAUGHT[random.nextInt(CAUGHT.length)]);
        }
        code.visitLabel(start);
        guarded++;
        riskyStatement();
        block(1 + random.nextInt(2), depth - 1);
        if (random.nextInt(5) == 0) throwSomething();
        guarded--;
        code.visitLabel(end);
        code.visitJumpInsn(GOTO, after);
        for (Label label : labels) {
            code.visitLabel(label);
            int kept = newLocal();
            code.visitInsn(DUP);
            code.visitVarInsn(ASTORE, kept);
            code.visitMethodInsn(INVOKESTATIC, "R", "caught", "(Ljava/lang/Throwable;)V", false);
            block(random.nextInt(2), depth - 1);
            if (any) {
                code.visitVarInsn(ALOAD, kept);
                code.visitInsn(ATHROW);
            } else {
                code.visitJumpInsn(GOTO, after);
            }
        }
        code.visitLabel(after);
    }

    private void throwSomething() {
        Label no = new Label();
        branch(no, 1);
        String type = CAUGHT[random.nextInt(CAUGHT.length)];
        code.visitTypeInsn(NEW, type);
        code.visitInsn(DUP);
        code.visitLdcInsn("thrown " + random.nextInt(100));
        code.visitMethodInsn(INVOKESPECIAL, type, "<init>", "(Ljava/lang/String;)V", false);
        code.visitInsn(ATHROW);
        code.visitLabel(no);
    }

    /** A range that ends just before, or begins just after, an instruction that throws; an outer one catches it. */
    private void exactRange() {
        Label start = new Label(), end = new Label(), inner = new Label(), outer = new Label(), outerEnd = new Label(), after = new Label();
        boolean first = random.nextBoolean();
        code.visitTryCatchBlock(start, outerEnd, outer, null);
        code.visitTryCatchBlock(start, end, inner, "java/lang/RuntimeException");
        code.visitInsn(ICONST_1);
        expression('I', 1);
        if (random.nextBoolean()) {
            code.visitInsn(POP);
            code.visitInsn(ICONST_0);
        }
        code.visitLabel(start);
        code.visitInsn(first ? IDIV : NOP);
        code.visitLabel(end);
        code.visitInsn(first ? NOP : IDIV);
        code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(I)V", false);
        code.visitLabel(outerEnd);
        code.visitJumpInsn(GOTO, after);
        code.visitLabel(inner);
        code.visitMethodInsn(INVOKESTATIC, "R", "caught", "(Ljava/lang/Throwable;)V", false);
        constant(77);
        code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(I)V", false);
        code.visitJumpInsn(GOTO, after);
        code.visitLabel(outer);
        code.visitMethodInsn(INVOKESTATIC, "R", "caught", "(Ljava/lang/Throwable;)V", false);
        code.visitLabel(after);
    }

    private void switchStatement(int depth) {
        int count = 1 + random.nextInt(6);
        Label[] labels = new Label[count];
        for (int i = 0; i < count; i++) labels[i] = new Label();
        Label otherwise = random.nextBoolean() ? labels[0] : new Label(), end = new Label();
        expression('I', 2);
        if (random.nextBoolean()) {
            int low = new int[] {0, -2, 1, 100, Integer.MAX_VALUE - 5, Integer.MIN_VALUE}[random.nextInt(6)];
            if (random.nextInt(3) != 0) {
                constant(7);
                code.visitInsn(IAND);
                constant(low);
                code.visitInsn(IADD);
            }
            code.visitTableSwitchInsn(low, low + count - 1, otherwise, labels);
        } else {
            if (random.nextInt(3) != 0) {
                constant(3);
                code.visitInsn(IREM);
            }
            code.visitLookupSwitchInsn(otherwise, keys(count), labels);
        }
        for (int i = 0; i < count; i++) {
            code.visitLabel(labels[i]);
            constant(i);
            code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(I)V", false);
            if (random.nextInt(3) == 0) block(1, depth - 1);
            if (random.nextInt(4) != 0) code.visitJumpInsn(GOTO, end);
        }
        if (otherwise != labels[0]) {
            code.visitLabel(otherwise);
            block(1, 0);
        }
        code.visitLabel(end);
    }

    private int[] keys(int count) {
        java.util.TreeSet<Integer> keys = new java.util.TreeSet<>();
        while (keys.size() < count) {
            keys.add(random.nextInt(3) == 0 ? anyInt() : random.nextInt(9) - 4);
        }
        return keys.stream().mapToInt(i -> i).toArray();
    }

    private void lock(int depth) {
        Label start = new Label(), end = new Label(), handler = new Label(), after = new Label();
        int held = newLocal();
        expression('P', 1);
        code.visitInsn(DUP);
        code.visitVarInsn(ASTORE, held);
        code.visitInsn(MONITORENTER);
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitLabel(start);
        block(1 + random.nextInt(2), depth - 1);
        riskyStatement();
        code.visitVarInsn(ALOAD, held);
        code.visitInsn(MONITOREXIT);
        code.visitLabel(end);
        code.visitJumpInsn(GOTO, after);
        code.visitLabel(handler);
        code.visitVarInsn(ALOAD, held);
        code.visitInsn(MONITOREXIT);
        code.visitInsn(ATHROW);
        code.visitLabel(after);
        code.visitVarInsn(ALOAD, held);
        code.visitMethodInsn(INVOKESTATIC, "java/lang/Thread", "holdsLock", "(Ljava/lang/Object;)Z", false);
        code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(I)V", false);
    }
}
