import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A class file as lists that may be changed at will, and written again whether it makes sense or not (JVMS 4.1). */
final class ClassModel {
    static final int UTF8 = 1, CLASS = 7;

    static final class Constant {
        int tag;
        byte[] data;

        String text() {
            return new String(data, 2, data.length - 2, java.nio.charset.StandardCharsets.ISO_8859_1);
        }

        void setText(byte[] text) {
            data = new byte[text.length + 2];
            data[0] = (byte) (text.length >> 8);
            data[1] = (byte) text.length;
            System.arraycopy(text, 0, data, 2, text.length);
        }
    }

    static final class Attribute {
        int name;
        byte[] data;
        Code code;
        int lengthError; // added to the length that is written
    }

    static final class Code {
        int maxStack, maxLocals;
        byte[] bytes;
        final List<int[]> handlers = new ArrayList<>(); // start, end, handler, type
        final List<Attribute> attributes = new ArrayList<>();
    }

    static final class Member {
        int access, name, descriptor;
        List<Attribute> attributes = new ArrayList<>();
    }

    int magic, minor, major, access, thisClass, superClass;
    final List<Constant> constants = new ArrayList<>(); // null: number 0, and what follows a long or double
    final List<Integer> interfaces = new ArrayList<>();
    final List<Member> fields = new ArrayList<>(), methods = new ArrayList<>();
    final List<Attribute> attributes = new ArrayList<>();

    ClassModel(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            magic = in.readInt();
            minor = in.readUnsignedShort();
            major = in.readUnsignedShort();
            readConstants(in);
            access = in.readUnsignedShort();
            thisClass = in.readUnsignedShort();
            superClass = in.readUnsignedShort();
            for (int n = in.readUnsignedShort(); n > 0; n--) interfaces.add(in.readUnsignedShort());
            readMembers(in, fields);
            readMembers(in, methods);
            readAttributes(in, attributes);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void readConstants(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        constants.add(null);
        while (constants.size() < count) {
            Constant c = new Constant();
            c.tag = in.readUnsignedByte();
            switch (c.tag) {
                case UTF8 -> c.setText(in.readNBytes(in.readUnsignedShort()));
                case 7, 8, 16, 19, 20 -> c.data = in.readNBytes(2);
                case 15 -> c.data = in.readNBytes(3);
                case 5, 6 -> c.data = in.readNBytes(8);
                default -> c.data = in.readNBytes(4);
            }
            constants.add(c);
            if (c.tag == 5 || c.tag == 6) constants.add(null);
        }
    }

    private void readMembers(DataInputStream in, List<Member> members) throws IOException {
        for (int n = in.readUnsignedShort(); n > 0; n--) {
            Member m = new Member();
            m.access = in.readUnsignedShort();
            m.name = in.readUnsignedShort();
            m.descriptor = in.readUnsignedShort();
            readAttributes(in, m.attributes);
            members.add(m);
        }
    }

    private void readAttributes(DataInputStream in, List<Attribute> list) throws IOException {
        for (int n = in.readUnsignedShort(); n > 0; n--) {
            Attribute a = new Attribute();
            a.name = in.readUnsignedShort();
            a.data = in.readNBytes(in.readInt());
            if (utf8(a.name).equals("Code")) a.code = readCode(a.data);
            list.add(a);
        }
    }

    private Code readCode(byte[] data) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(data));
        Code code = new Code();
        code.maxStack = in.readUnsignedShort();
        code.maxLocals = in.readUnsignedShort();
        code.bytes = in.readNBytes(in.readInt());
        for (int n = in.readUnsignedShort(); n > 0; n--) {
            code.handlers.add(new int[] {in.readUnsignedShort(), in.readUnsignedShort(), in.readUnsignedShort(),
                in.readUnsignedShort()});
        }
        readAttributes(in, code.attributes);
        return code;
    }

    String utf8(int index) {
        Constant c = index < constants.size() ? constants.get(index) : null;
        return c != null && c.tag == UTF8 ? c.text() : "";
    }

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(magic);
            out.writeShort(minor);
            out.writeShort(major);
            out.writeShort(constants.size());
            for (Constant c : constants) {
                if (c == null) continue;
                out.writeByte(c.tag);
                out.write(c.data);
            }
            out.writeShort(access);
            out.writeShort(thisClass);
            out.writeShort(superClass);
            out.writeShort(interfaces.size());
            for (int i : interfaces) out.writeShort(i);
            writeMembers(out, fields);
            writeMembers(out, methods);
            writeAttributes(out, attributes);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeMembers(DataOutputStream out, List<Member> members) throws IOException {
        out.writeShort(members.size());
        for (Member m : members) {
            out.writeShort(m.access);
            out.writeShort(m.name);
            out.writeShort(m.descriptor);
            writeAttributes(out, m.attributes);
        }
    }

    private static void writeAttributes(DataOutputStream out, List<Attribute> list) throws IOException {
        out.writeShort(list.size());
        for (Attribute a : list) {
            byte[] data = a.code == null ? a.data : writeCode(a.code);
            out.writeShort(a.name);
            out.writeInt(data.length + a.lengthError);
            out.write(data);
        }
    }

    private static byte[] writeCode(Code code) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(code.maxStack);
        out.writeShort(code.maxLocals);
        out.writeInt(code.bytes.length);
        out.write(code.bytes);
        out.writeShort(code.handlers.size());
        for (int[] handler : code.handlers) {
            for (int value : handler) out.writeShort(value);
        }
        writeAttributes(out, code.attributes);
        return bytes.toByteArray();
    }
}
