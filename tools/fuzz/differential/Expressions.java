import java.util.Random;
import jdk.internal.org.objectweb.asm.Label;
import jdk.internal.org.objectweb.asm.MethodVisitor;

/** Leaves a value of a type on the operand stack. Types: I J F D as in descriptors, O Object, N R.Node, P the program's Base. */
abstract class Expressions extends Places {
    private static final int[] INT_OPERATIONS = {IADD, ISUB, IMUL, IAND, IOR, IXOR, ISHL, ISHR, IUSHR, IDIV, IREM, ISHL, ISHR, IUSHR};
    private static final int[] TO_INT = {L2I, F2I, D2I};

    Expressions(MethodVisitor code, Random random, Program program, String owner, boolean isStatic, String parameters) {
        super(code, random, program, owner, isStatic, parameters);
    }

    void expression(char type, int depth) {
        size++;
        if (depth <= 0 || size > LIMIT) {
            leaf(type);
            return;
        }
        int choice = random.nextInt(10);
        if (choice == 0 && call(type, depth - 1)) return;
        if (choice == 1) {
            choose(type, depth - 1);
            return;
        }
        switch (type) {
            case 'I' -> intExpression(depth - 1);
            case 'J' -> longExpression(depth - 1);
            case 'F', 'D' -> floatingExpression(type == 'F', depth - 1);
            default -> referenceExpression(type, depth - 1);
        }
    }

    /** One of two values: what lies below on the stack is merged. */
    private void choose(char type, int depth) {
        Label otherwise = new Label(), end = new Label();
        branch(otherwise, depth);
        expression(type, depth);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(otherwise);
        expression(type, depth);
        code.visitLabel(end);
    }

    /** Jumps to the label or goes on. */
    void branch(Label label, int depth) {
        switch (random.nextInt(6)) {
            case 0 -> {
                expression('I', depth);
                code.visitJumpInsn(IFEQ + random.nextInt(6), label);
            }
            case 1, 2 -> {
                expression('I', depth);
                expression('I', depth);
                code.visitJumpInsn(IF_ICMPEQ + random.nextInt(6), label);
            }
            case 3, 4 -> {
                compare(depth);
                code.visitJumpInsn(IFEQ + random.nextInt(6), label);
            }
            default -> {
                expression('O', depth);
                if (random.nextBoolean()) {
                    code.visitJumpInsn(IFNULL + random.nextInt(2), label);
                } else {
                    expression('O', depth);
                    code.visitJumpInsn(IF_ACMPEQ + random.nextInt(2), label);
                }
            }
        }
    }

    /** lcmp, fcmpl, fcmpg, dcmpl or dcmpg. */
    private void compare(int depth) {
        int opcode = LCMP + random.nextInt(5);
        char type = opcode == LCMP ? 'J' : opcode <= FCMPG ? 'F' : 'D';
        expression(type, depth);
        if (random.nextInt(4) == 0) code.visitInsn(type == 'F' ? DUP : DUP2);
        else expression(type, depth);
        code.visitInsn(opcode);
    }

    private void intExpression(int depth) {
        switch (random.nextInt(15)) {
            case 0, 1, 2, 3 -> {
                int opcode = INT_OPERATIONS[random.nextInt(INT_OPERATIONS.length)];
                expression('I', depth);
                expression('I', depth);
                if (opcode == IDIV || opcode == IREM) makeDivisor('I');
                code.visitInsn(opcode);
            }
            case 4 -> {
                expression('I', depth);
                code.visitInsn(INEG);
            }
            case 5 -> {
                int opcode = TO_INT[random.nextInt(3)];
                expression(opcode == L2I ? 'J' : opcode == F2I ? 'F' : 'D', depth);
                code.visitInsn(opcode);
            }
            case 6 -> {
                expression('I', depth);
                code.visitInsn(I2B + random.nextInt(3));
            }
            case 7 -> compare(depth);
            case 8 -> element("IBSCZ".charAt(random.nextInt(5)), depth);
            case 9, 10 -> field("IBSCZ".charAt(random.nextInt(5)));
            case 11 -> {
                expression('O', depth);
                code.visitTypeInsn(INSTANCEOF, program.anyClass(random));
            }
            case 13 -> rotation('I', depth);
            case 12 -> {
                array("IJFDBSCZ".charAt(random.nextInt(8)));
                code.visitInsn(ARRAYLENGTH);
            }
            default -> {
                code.visitLdcInsn(program.text(random));
                code.visitLdcInsn(program.text(random));
                sameReference();
            }
        }
    }

    /** Two shifts of one value, of which a rotation is made most of the time; the first may be wanted again. */
    private void rotation(char type, int depth) {
        boolean isLong = type == 'J', isLeft = random.nextBoolean(), isShared = random.nextInt(3) == 0;
        int wide = isLong ? 1 : 0, bits = isLong ? 64 : 32; // from an opcode for int to the one for long
        int distance = 1 + random.nextInt(bits - 1);
        expression(type, depth);
        code.visitInsn(isLong ? DUP2 : DUP);
        code.visitIntInsn(BIPUSH, distance);
        code.visitInsn((isLeft ? ISHL : IUSHR) + wide);
        if (isShared) code.visitInsn(isLong ? DUP2_X2 : DUP_X1);
        if (isLong) {
            code.visitInsn(DUP2_X2);
            code.visitInsn(POP2);
        } else {
            code.visitInsn(SWAP);
        }
        code.visitIntInsn(BIPUSH, random.nextInt(4) == 0 ? random.nextInt(bits) : bits - distance);
        code.visitInsn((isLeft ? IUSHR : ISHL) + wide);
        code.visitInsn(new int[] {IOR, IOR, IADD, IXOR}[random.nextInt(4)] + wide);
        if (isShared) code.visitInsn(IADD + wide);
    }

    /** 1 if the two references on the stack are the same, else 2. */
    private void sameReference() {
        Label same = new Label(), end = new Label();
        code.visitJumpInsn(IF_ACMPEQ, same);
        code.visitInsn(ICONST_2);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(same);
        code.visitInsn(ICONST_1);
        code.visitLabel(end);
    }

    private void longExpression(int depth) {
        switch (random.nextInt(9)) {
            case 8 -> rotation('J', depth);
            case 0, 1 -> {
                int opcode = new int[] {LADD, LSUB, LMUL, LAND, LOR, LXOR, LDIV, LREM}[random.nextInt(8)];
                expression('J', depth);
                expression('J', depth);
                if (opcode == LDIV || opcode == LREM) makeDivisor('J');
                code.visitInsn(opcode);
            }
            case 2 -> {
                expression('J', depth);
                expression('I', depth);
                code.visitInsn(new int[] {LSHL, LSHR, LUSHR}[random.nextInt(3)]);
            }
            case 3 -> {
                expression('J', depth);
                code.visitInsn(LNEG);
            }
            case 4 -> element('J', depth);
            case 5 -> field('J');
            default -> {
                char from = "IFD".charAt(random.nextInt(3));
                expression(from, depth);
                code.visitInsn(from == 'I' ? I2L : from == 'F' ? F2L : D2L);
            }
        }
    }

    private void floatingExpression(boolean isFloat, int depth) {
        char type = isFloat ? 'F' : 'D';
        int shift = isFloat ? 0 : 1; // from an opcode for float to the one for double
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                expression(type, depth);
                expression(type, depth);
                code.visitInsn(new int[] {FADD, FSUB, FMUL, FDIV, FREM}[random.nextInt(5)] + shift);
            }
            case 3 -> {
                expression(type, depth);
                code.visitInsn(FNEG + shift);
            }
            case 4 -> element(type, depth);
            case 5 -> field(type);
            default -> {
                char from = (isFloat ? "IJD" : "IJF").charAt(random.nextInt(3));
                expression(from, depth);
                int toFloat = from == 'I' ? I2F : from == 'J' ? L2F : D2F;
                int toDouble = from == 'I' ? I2D : from == 'J' ? L2D : F2D;
                code.visitInsn(isFloat ? toFloat : toDouble);
            }
        }
    }

    private void referenceExpression(char type, int depth) {
        switch (type) {
            case 'N' -> node(depth);
            case 'P' -> base();
            default -> {
                switch (random.nextInt(8)) {
                    case 0 -> node(depth);
                    case 1 -> base();
                    case 2 -> code.visitLdcInsn(program.text(random));
                    case 3 -> field('O');
                    case 4 -> element('O', depth);
                    case 5 -> array("IJBO".charAt(random.nextInt(4)));
                    case 6 -> {
                        boolean texts = random.nextBoolean();
                        code.visitFieldInsn(GETSTATIC, program.name, texts ? "strings" : "matrix", texts ? "[Ljava/lang/Object;" : "[[I");
                    }
                    default -> cast(depth);
                }
            }
        }
    }

    /** A checkcast that may fail only where that is caught. */
    private void cast(int depth) {
        if (isSafe()) {
            base();
            code.visitTypeInsn(CHECKCAST, random.nextBoolean() ? program.base : program.interfaceA);
        } else {
            expression('O', depth);
            code.visitTypeInsn(CHECKCAST, program.anyClass(random));
        }
    }

    private void node(int depth) {
        switch (random.nextInt(4)) {
            case 0 -> {
                code.visitTypeInsn(NEW, "R$Node");
                code.visitInsn(DUP);
                expression('I', depth);
                if (random.nextInt(3) == 0) litter();
                code.visitMethodInsn(INVOKESPECIAL, "R$Node", "<init>", "(I)V", false);
            }
            case 1 -> {
                code.visitFieldInsn(GETSTATIC, "R", "TABLE", "[LR$Node;");
                constant(random.nextInt(64));
                code.visitInsn(AALOAD);
            }
            case 2 -> field('N');
            default -> load('N');
        }
    }

    /** A call that returns the type, if there is one to be had. */
    private boolean call(char type, int depth) {
        Program.Callee callee = program.anyCallee(type, random);
        if (callee == null) return false;
        if (callee.opcode() != INVOKESTATIC) {
            base();
            if (callee.needsCast()) code.visitTypeInsn(CHECKCAST, callee.owner());
        }
        for (char parameter : callee.parameters().toCharArray()) expression(parameter, Math.min(depth, 1));
        code.visitMethodInsn(callee.opcode(), callee.owner(), callee.name(), callee.descriptor(), callee.opcode() == INVOKEINTERFACE);
        return true;
    }
}
