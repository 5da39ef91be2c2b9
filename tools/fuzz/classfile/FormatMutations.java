import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes to anything in a class file; the result is often no valid class file (JVMS 4.8). */
final class FormatMutations {
    private static final byte[] TELLING = {'/', ';', '[', '<', '>', '.', '(', ')', 'L', 'V', 'I', 'J', '$', 'a', 0,
        (byte) 0x80, (byte) 0xc0, (byte) 0xe0, (byte) 0xed, '-', ' ', '\\'};
    private static final String[] NAMES = {"Code", "ConstantValue", "Exceptions", "Signature", "StackMapTable",
        "InnerClasses", "EnclosingMethod", "NestHost", "NestMembers", "Record", "PermittedSubclasses", "BootstrapMethods",
        "SourceFile", "LineNumberTable", "LocalVariableTable", "LocalVariableTypeTable", "MethodParameters", "Synthetic",
        "AnnotationDefault", "RuntimeVisibleAnnotations", "Deprecated", "SourceDebugExtension", "<init>", "<clinit>",
        "()V", "()I", "(I)V", "I", "J", "D", "Z", "[I", "V", "java/lang/Object", "Ljava/lang/Object;", "java/lang/Runnable",
        "java/lang/Record", "[[[Ljava/lang/String;", "finalize", "", "A", "java/lang/String", "serialVersionUID"};

    private final Random random;
    private ClassModel file;

    FormatMutations(Random random) {
        this.random = random;
    }

    byte[] mutate(byte[] original) {
        file = new ClassModel(original);
        for (int edits = random.nextInt(4) == 0 ? 2 : 1; edits > 0; edits--) {
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> changeConstant();
                case 3 -> addConstant();
                case 4 -> changeHeader();
                case 5, 6 -> changeMember(random.nextBoolean() ? file.fields : file.methods);
                case 7, 8, 9 -> changeAttributes(anyAttributes());
                case 10, 11 -> changeCode();
                default -> {
                    return changeBytes(file.write());
                }
            }
        }
        return file.write();
    }

    private int below(int limit) {
        return limit <= 0 ? 0 : random.nextInt(limit);
    }

    private int anyIndex() {
        return random.nextInt(20) == 0 ? random.nextInt(0x10000) : below(file.constants.size() + 1);
    }

    /** The number of a constant with that tag, if there is one. */
    private int indexOf(int tag) {
        List<Integer> found = new ArrayList<>();
        for (int i = 1; i < file.constants.size(); i++) {
            if (file.constants.get(i) != null && file.constants.get(i).tag == tag) found.add(i);
        }
        return found.isEmpty() || random.nextInt(8) == 0 ? anyIndex() : found.get(below(found.size()));
    }

    private int nameIndex(String text) {
        for (int i = 1; i < file.constants.size(); i++) {
            if (file.utf8(i).equals(text)) return i;
        }
        ClassModel.Constant c = new ClassModel.Constant();
        c.tag = ClassModel.UTF8;
        c.setText(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        file.constants.add(c);
        return file.constants.size() - 1;
    }

    private int newName() {
        return random.nextInt(3) == 0 ? indexOf(ClassModel.UTF8) : nameIndex(NAMES[below(NAMES.length)]);
    }

    private int flipped(int flags) {
        return random.nextInt(6) == 0 ? random.nextInt(0x10000) : flags ^ 1 << random.nextInt(16);
    }

    private void changeConstant() {
        ClassModel.Constant c = file.constants.get(below(file.constants.size()));
        if (c == null) return;
        if (random.nextInt(6) == 0) {
            c.tag = random.nextInt(8) == 0 ? random.nextInt(256) : 1 + random.nextInt(20);
        } else if (c.tag == ClassModel.UTF8) {
            changeText(c);
        } else if (c.tag == 3 || c.tag == 4 || c.tag == 5 || c.tag == 6) {
            c.data[below(c.data.length)] = (byte) random.nextInt(256);
        } else {
            int at = c.data.length == 4 && random.nextBoolean() ? 0 : c.data.length - 2;
            if (c.data.length == 3 && random.nextBoolean()) {
                c.data[0] = (byte) random.nextInt(12);
                return;
            }
            int index = random.nextBoolean() ? anyIndex() : ((c.data[at] & 255) << 8 | c.data[at + 1] & 255) + random.nextInt(3) - 1;
            c.data[at] = (byte) (index >> 8);
            c.data[at + 1] = (byte) index;
        }
    }

    private void changeText(ClassModel.Constant c) {
        byte[] text = Arrays.copyOfRange(c.data, 2, c.data.length);
        byte telling = TELLING[below(TELLING.length)];
        int at = below(text.length);
        switch (random.nextInt(5)) {
            case 0 -> text = NAMES[below(NAMES.length)].getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            case 1 -> text = Arrays.copyOf(text, at);
            case 2 -> {
                text = Arrays.copyOf(text, text.length + 1);
                System.arraycopy(text, at, text, at + 1, text.length - 1 - at);
                text[at] = telling;
            }
            default -> {
                if (text.length > 0) text[at] = telling;
            }
        }
        c.setText(text);
    }

    private void addConstant() {
        ClassModel.Constant c = new ClassModel.Constant();
        c.tag = 1 + random.nextInt(20);
        int length = switch (c.tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 5, 6 -> 8;
            default -> 4;
        };
        c.data = new byte[length];
        if (c.tag == ClassModel.UTF8) {
            c.setText(NAMES[below(NAMES.length)].getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        } else {
            for (int i = 0; i + 1 < length; i += 2) {
                int index = anyIndex();
                c.data[length - 2 - i] = (byte) (index >> 8);
                c.data[length - 1 - i] = (byte) index;
            }
            if (length == 3) c.data[0] = (byte) random.nextInt(11);
        }
        file.constants.add(c);
        if (length == 8 && random.nextInt(4) != 0) file.constants.add(null);
    }

    private void changeHeader() {
        switch (random.nextInt(8)) {
            case 0 -> file.major = random.nextInt(5) == 0 ? random.nextInt(0x10000) : 43 + random.nextInt(21);
            case 1 -> file.minor = random.nextBoolean() ? 0xffff : random.nextInt(0x10000);
            case 2 -> file.thisClass = indexOf(ClassModel.CLASS);
            case 3 -> file.superClass = random.nextInt(5) == 0 ? 0 : indexOf(ClassModel.CLASS);
            case 4 -> file.interfaces.add(indexOf(ClassModel.CLASS));
            case 5 -> {
                if (!file.interfaces.isEmpty()) file.interfaces.set(below(file.interfaces.size()), indexOf(ClassModel.CLASS));
            }
            case 6 -> file.magic ^= random.nextInt(4) == 0 ? 1 : 0;
            default -> file.access = flipped(file.access);
        }
    }

    private void changeMember(List<ClassModel.Member> members) {
        if (members.isEmpty()) return;
        ClassModel.Member m = members.get(below(members.size()));
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> m.access = flipped(m.access);
            case 3 -> m.name = newName();
            case 4 -> m.descriptor = newName();
            case 5 -> members.add(m);
            default -> (members == file.fields ? file.methods : file.fields).add(m);
        }
    }

    private List<ClassModel.Attribute> anyAttributes() {
        List<List<ClassModel.Attribute>> lists = new ArrayList<>(List.of(file.attributes, file.attributes));
        file.fields.forEach(f -> lists.add(f.attributes));
        for (ClassModel.Member m : file.methods) {
            lists.add(m.attributes);
            for (ClassModel.Attribute a : m.attributes) {
                if (a.code != null) lists.add(a.code.attributes);
            }
        }
        return lists.get(below(lists.size()));
    }

    private void changeAttributes(List<ClassModel.Attribute> list) {
        if (list.isEmpty() || random.nextInt(6) == 0) {
            ClassModel.Attribute a = new ClassModel.Attribute();
            a.name = newName();
            a.data = new byte[random.nextInt(12)];
            for (int i = 1; i < a.data.length; i += 2) a.data[i] = (byte) anyIndex();
            list.add(below(list.size() + 1), a);
            return;
        }
        ClassModel.Attribute a = list.get(below(list.size()));
        switch (random.nextInt(9)) {
            case 0 -> list.remove(a);
            case 1 -> list.add(a);
            case 2 -> a.name = newName();
            case 3 -> a.lengthError = random.nextInt(10) == 0 ? random.nextInt() : random.nextInt(5) - 2;
            case 4 -> {
                if (a.code == null) a.data = Arrays.copyOf(a.data, Math.max(0, a.data.length + random.nextInt(5) - 2));
            }
            case 5 -> {
                if (a.code == null) anyAttributes().add(a);
            }
            default -> {
                if (a.code == null && a.data.length > 0) {
                    a.data[below(a.data.length)] = (byte) (random.nextBoolean() ? anyIndex() : random.nextInt(256));
                }
            }
        }
    }

    private void changeCode() {
        List<ClassModel.Code> codes = new ArrayList<>();
        for (ClassModel.Member m : file.methods) {
            for (ClassModel.Attribute a : m.attributes) {
                if (a.code != null) codes.add(a.code);
            }
        }
        if (codes.isEmpty()) return;
        ClassModel.Code code = codes.get(below(codes.size()));
        switch (random.nextInt(8)) {
            case 0 -> code.maxStack = random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(4);
            case 1 -> code.maxLocals = random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(4);
            case 2 -> code.bytes = new byte[random.nextInt(3) == 0 ? 65536 : 0];
            case 3 -> code.handlers.add(new int[] {below(code.bytes.length), below(code.bytes.length + 2),
                below(code.bytes.length), random.nextBoolean() ? 0 : indexOf(ClassModel.CLASS)});
            case 4 -> {
                if (!code.handlers.isEmpty()) code.handlers.get(below(code.handlers.size()))[random.nextInt(4)] = below(code.bytes.length + 3);
            }
            case 5 -> changeAttributes(code.attributes);
            default -> {
                if (code.bytes.length > 0) code.bytes[below(code.bytes.length)] = (byte) random.nextInt(256);
            }
        }
    }

    private byte[] changeBytes(byte[] bytes) {
        switch (random.nextInt(5)) {
            case 0 -> {
                return Arrays.copyOf(bytes, below(bytes.length));
            }
            case 1 -> {
                return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(3));
            }
            default -> {
                int at = random.nextBoolean() ? below(bytes.length) : bytes.length - 1 - below(Math.min(bytes.length - 1, 200));
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ 1 << random.nextInt(8));
                return bytes;
            }
        }
    }
}
