import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jdk.internal.org.objectweb.asm.Label;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;

/** Constants, locals, fields and array elements: where values come from and go to, and moving them about on the stack. */
abstract class Places implements Opcodes {
    static final int LIMIT = 500; // expressions and statements of a method
    private static final String TYPES = "IIIJJFDON";
    private static final int[] INTS = {0, 1, -1, 2, 5, 7, 31, 32, 33, 63, 64, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768,
        65535, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x55555555, 1000003, -31, -33};
    private static final long[] LONGS = {0, 1, -1, 2, 63, 64, 0x7fffffffL, 0x80000000L, 0xffffffffL, 0x100000000L, Long.MIN_VALUE,
        Long.MAX_VALUE, 0x123456789abcdefL, -0x80000001L};
    private static final float[] FLOATS = {0f, -0f, 1f, 2f, -1.5f, 0.1f, 3.4e38f, 1e-45f, Float.NaN, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, 2.1474836e9f, -2.1474836e9f, 9.3e18f, -9.3e18f, 300.7f};
    private static final double[] DOUBLES = {0.0, -0.0, 1.0, -1.5, 0.1, 1e308, 4.9e-324, Double.NaN, Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY, 2147483648.5, -2147483649.5, 9.3e18, -9.3e18, -129.7};

    MethodVisitor code;
    final Random random;
    final Program program;
    private final boolean isStatic, thisIsBase;
    private final String parameters;
    private final int[][] locals = new int[128][];
    private int nextLocal;
    private boolean initialised;
    int size;
    int guarded; // how many handlers are around

    Places(MethodVisitor code, Random random, Program program, String owner, boolean isStatic, String parameters) {
        this.code = code;
        this.random = random;
        this.program = program;
        thisIsBase = !isStatic && !program.isInterface(owner);
        this.isStatic = isStatic;
        this.parameters = parameters;
    }

    abstract void expression(char type, int depth);

    abstract void branch(Label label, int depth);

    char anyType() {
        return TYPES.charAt(random.nextInt(TYPES.length()));
    }

    int anyInt() {
        return random.nextInt(3) == 0 ? random.nextInt() : INTS[random.nextInt(INTS.length)];
    }

    /** Where an exception would end the whole method it should be rare. */
    boolean isSafe() {
        return guarded == 0 ? random.nextInt(40) != 0 : random.nextInt(3) == 0;
    }

    static String mixType(char type) {
        return "ONP".indexOf(type) < 0 ? String.valueOf(type) : "Ljava/lang/Object;";
    }

    // --- locals

    void initialiseLocals() {
        int next = isStatic ? 0 : 1;
        int[] places = new int[parameters.length()];
        for (int i = 0; i < places.length; i++) {
            places[i] = next;
            next += "JD".indexOf(parameters.charAt(i)) >= 0 ? 2 : 1;
        }
        nextLocal = next + (random.nextInt(5) == 0 ? 250 : 0);
        for (char type : "IJFDONP".toCharArray()) {
            locals[type] = new int[type == 'I' ? 3 : 2];
            for (int i = 0; i < locals[type].length; i++) {
                locals[type][i] = newLocal();
                leafConstant(type);
                code.visitVarInsn(storeOpcode(type), locals[type][i]);
            }
        }
        initialised = true;
        for (int i = 0; i < places.length; i++) {
            char type = parameters.charAt(i);
            code.visitVarInsn(loadOpcode(type), places[i]);
            code.visitVarInsn(storeOpcode(type), locals[type][i % locals[type].length]);
        }
    }

    int newLocal() {
        nextLocal += 2;
        return nextLocal - 2;
    }

    int local(char type) {
        return locals[type][random.nextInt(locals[type].length)];
    }

    void load(char type) {
        code.visitVarInsn(loadOpcode(type), local(type));
    }

    void store(char type) {
        code.visitVarInsn(storeOpcode(type), local(type));
    }

    private static int loadOpcode(char type) {
        return switch (type) {
            case 'I' -> ILOAD;
            case 'J' -> LLOAD;
            case 'F' -> FLOAD;
            case 'D' -> DLOAD;
            default -> ALOAD;
        };
    }

    static int storeOpcode(char type) {
        return loadOpcode(type) + ISTORE - ILOAD;
    }

    // --- values without operands

    void constant(int value) {
        if (value >= -1 && value <= 5) code.visitInsn(ICONST_0 + value);
        else if (value >= -128 && value <= 127) code.visitIntInsn(BIPUSH, value);
        else if (value >= -32768 && value <= 32767) code.visitIntInsn(SIPUSH, value);
        else code.visitLdcInsn(value);
    }

    void leaf(char type) {
        switch (random.nextInt(4)) {
            case 0 -> leafConstant(type);
            case 1 -> field(type);
            default -> load(type);
        }
    }

    private void leafConstant(char type) {
        switch (type) {
            case 'I' -> constant(anyInt());
            case 'J' -> code.visitLdcInsn(random.nextInt(3) == 0 ? random.nextLong() : LONGS[random.nextInt(LONGS.length)]);
            case 'F' -> code.visitLdcInsn(FLOATS[random.nextInt(FLOATS.length)]);
            case 'D' -> code.visitLdcInsn(DOUBLES[random.nextInt(DOUBLES.length)]);
            case 'P' -> base();
            default -> code.visitInsn(ACONST_NULL);
        }
    }

    /** One of the program's objects; null only where that is caught. */
    void base() {
        if (thisIsBase && random.nextInt(3) == 0) {
            code.visitVarInsn(ALOAD, 0);
            return;
        }
        if (initialised && random.nextInt(3) == 0) {
            load('P');
            return;
        }
        if (initialised) load('I');
        else constant(random.nextInt(4));
        code.visitMethodInsn(INVOKESTATIC, program.name, isSafe() ? "pick" : "pickOrNull", "(I)L" + program.base + ";", false);
    }

    void makeDivisor(char type) {
        if (!isSafe()) return;
        code.visitInsn(type == 'I' ? ICONST_1 : LCONST_1);
        code.visitInsn(type == 'I' ? IOR : LOR);
    }

    void litter() {
        constant(random.nextInt(64));
        code.visitMethodInsn(INVOKESTATIC, "R", "litter", "(I)V", false);
    }

    // --- fields and arrays

    static String descriptor(char type, Program program) {
        return switch (type) {
            case 'O' -> "Ljava/lang/Object;";
            case 'N' -> "LR$Node;";
            default -> String.valueOf(type);
        };
    }

    void field(char type) {
        if (type == 'P') {
            base();
        } else if (random.nextBoolean()) {
            code.visitFieldInsn(GETSTATIC, program.name, "s" + type, descriptor(type, program));
        } else {
            base();
            code.visitFieldInsn(GETFIELD, program.base, "f" + type, descriptor(type, program));
        }
    }

    void storeField() {
        char type = "IJFDBSCZON".charAt(random.nextInt(10));
        char value = "BSCZ".indexOf(type) >= 0 ? 'I' : type;
        boolean isStaticField = random.nextBoolean();
        if (!isStaticField) base();
        expression(value, 2);
        code.visitFieldInsn(isStaticField ? PUTSTATIC : PUTFIELD, isStaticField ? program.name : program.base, (isStaticField ? "s" : "f") + type,
            descriptor(type, program));
    }

    void array(char element) {
        if (!isSafe() && random.nextInt(6) == 0) {
            code.visitInsn(ACONST_NULL);
            code.visitTypeInsn(CHECKCAST, element == 'O' ? "[Ljava/lang/Object;" : "[" + element);
        } else if (element == 'I' && random.nextInt(4) == 0) {
            code.visitFieldInsn(GETSTATIC, program.name, "matrix", "[[I");
            constant(random.nextInt(3));
            code.visitInsn(AALOAD);
        } else {
            code.visitFieldInsn(GETSTATIC, program.name, "a" + element, element == 'O' ? "[Ljava/lang/Object;" : "[" + element);
        }
    }

    private void index(int depth) {
        expression('I', depth);
        if (!isSafe() && random.nextInt(3) != 0) {
            constant(11);
            code.visitInsn(IREM);
        } else if (isSafe() || random.nextBoolean()) {
            constant(7);
            code.visitInsn(IAND);
        }
    }

    void element(char type, int depth) {
        array(type);
        index(Math.min(depth, 1));
        code.visitInsn(elementOpcode(type));
    }

    /** The load; the store is as far from it for every type. */
    private static int elementOpcode(char type) {
        return switch (type) {
            case 'I' -> IALOAD;
            case 'J' -> LALOAD;
            case 'F' -> FALOAD;
            case 'D' -> DALOAD;
            case 'S' -> SALOAD;
            case 'C' -> CALOAD;
            case 'O' -> AALOAD;
            default -> BALOAD;
        };
    }

    /** Often read again at once: later something else may be there. */
    void storeElement() {
        char type = "IJFDBSCZZ".charAt(random.nextInt(9));
        boolean readBack = random.nextInt(3) == 0;
        int place = random.nextInt(8);
        array(type);
        if (readBack) constant(place);
        else index(1);
        expression("BSCZ".indexOf(type) >= 0 ? 'I' : type, 2);
        code.visitInsn(elementOpcode(type) + IASTORE - IALOAD);
        if (!readBack) return;
        array(type);
        constant(place);
        code.visitInsn(elementOpcode(type));
        code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(" + mixType("BSCZ".indexOf(type) >= 0 ? 'I' : type) + ")V", false);
    }

    /** aastore; where it is caught also of what the array does not take. */
    void storeReference() {
        boolean safe = isSafe();
        code.visitFieldInsn(GETSTATIC, program.name, safe ? "aO" : "strings", "[Ljava/lang/Object;");
        index(1);
        if (safe) expression('O', 2);
        else if (random.nextBoolean()) code.visitLdcInsn(program.text(random));
        else expression('O', 1);
        code.visitInsn(AASTORE);
    }

    /** What is likely to throw; only generated inside handlers. */
    void riskyStatement() {
        guarded++;
        switch (random.nextInt(7)) {
            case 0 -> storeReference();
            case 1 -> storeElement();
            case 2 -> storeField();
            case 3 -> {
                expression('I', 1);
                constant(3);
                code.visitInsn(IREM);
                code.visitIntInsn(NEWARRAY, T_BOOLEAN + random.nextInt(8));
                code.visitInsn(ARRAYLENGTH);
                code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(I)V", false);
            }
            case 4 -> {
                constant(2);
                expression('I', 1);
                constant(4);
                code.visitInsn(IREM);
                code.visitMultiANewArrayInsn("[[[S", 2);
                code.visitInsn(ICONST_1);
                code.visitInsn(AALOAD);
                code.visitInsn(ARRAYLENGTH);
                code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(I)V", false);
            }
            case 5 -> {
                expression('O', 2);
                code.visitTypeInsn(CHECKCAST, program.anyClass(random));
                code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(Ljava/lang/Object;)V", false);
            }
            default -> {
                expression('I', 2);
                expression('I', 1);
                code.visitInsn(random.nextBoolean() ? IDIV : IREM);
                code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(I)V", false);
            }
        }
        guarded--;
    }

    // --- graphs and stacks

    /** Old objects are made to refer to new ones. */
    void writeGraph() {
        int slot = random.nextInt(64);
        code.visitFieldInsn(GETSTATIC, "R", "TABLE", "[LR$Node;");
        constant(slot);
        if (random.nextInt(3) == 0) {
            code.visitTypeInsn(NEW, "R$Node");
            code.visitInsn(DUP);
            expression('I', 1);
            code.visitMethodInsn(INVOKESPECIAL, "R$Node", "<init>", "(I)V", false);
            code.visitInsn(AASTORE);
            return;
        }
        Label isNull = new Label(), end = new Label();
        code.visitInsn(AALOAD);
        code.visitInsn(DUP);
        code.visitJumpInsn(IFNULL, isNull);
        boolean any = random.nextInt(3) == 0;
        expression(any ? 'O' : 'N', 2);
        code.visitFieldInsn(PUTFIELD, "R$Node", any ? "any" : random.nextBoolean() ? "left" : "right", any ? "Ljava/lang/Object;" : "LR$Node;");
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(isNull);
        code.visitInsn(POP);
        code.visitLabel(end);
        if (random.nextInt(3) == 0) litter();
    }

    /** References and other values on the stack and in locals while a collection may happen. */
    void holdAcrossCollection() {
        StringBuilder held = new StringBuilder();
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            char type = "NNOIJD".charAt(random.nextInt(6));
            expression(type, 1);
            held.append(type);
        }
        litter();
        consume(held);
    }

    /** Mixes what is on the stack, the last first. */
    private void consume(StringBuilder types) {
        for (int i = types.length() - 1; i >= 0; i--) {
            code.visitMethodInsn(INVOKESTATIC, "R", "mix", "(" + mixType(types.charAt(i)) + ")V", false);
        }
    }

    /** dup and its relatives on values of one and two slots. */
    void shuffle() {
        StringBuilder types = new StringBuilder();
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            char type = "IIJFDO".charAt(random.nextInt(6));
            expression(type, 1);
            types.append(type);
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) rearrange(types);
        consume(types);
    }

    /** How many values at the top, below the uppermost `skip`, make up so many slots; -1: none. */
    private static int values(StringBuilder types, int skip, int slots) {
        int count = 0;
        for (int i = types.length() - 1 - skip; slots > 0 && i >= 0; i--, count++) slots -= "JD".indexOf(types.charAt(i)) >= 0 ? 2 : 1;
        return slots == 0 ? count : -1;
    }

    private void rearrange(StringBuilder types) {
        int[][] copies = {{DUP, 1, 0}, {DUP_X1, 1, 1}, {DUP_X2, 1, 2}, {DUP2, 2, 0}, {DUP2_X1, 2, 1}, {DUP2_X2, 2, 2}};
        List<int[]> possible = new ArrayList<>();
        for (int[] copy : copies) {
            int moved = values(types, 0, copy[1]);
            if (moved >= 0 && values(types, moved, copy[2]) >= 0) possible.add(copy);
        }
        int one = values(types, 0, 1);
        if (one == 1 && values(types, 1, 1) == 1 && random.nextInt(6) == 0) {
            code.visitInsn(SWAP);
            char top = types.charAt(types.length() - 1);
            types.deleteCharAt(types.length() - 1).insert(types.length() - 1, top);
            return;
        }
        if (possible.isEmpty()) return;
        int[] copy = possible.get(random.nextInt(possible.size()));
        int moved = values(types, 0, copy[1]), below = values(types, moved, copy[2]);
        code.visitInsn(copy[0]);
        String group = types.substring(types.length() - moved);
        types.insert(types.length() - moved - below, group);
    }
}
