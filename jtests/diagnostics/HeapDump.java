// jtest: timeout 120

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.*;
import java.lang.management.ManagementFactory;
import java.nio.file.*;
import java.util.*;

/** HotSpotDiagnosticMXBean.dumpHeap: the file is read again, record by record. */
public class HeapDump {
    static class Node { int number = 42; long big = 1L << 40; String name = "node"; byte small = -3; Node next; }
    static class Sub extends Node { double half = 0.5; char letter = 'x'; boolean flag = true; }
    static Object[] kept = new Object[7];
    static int[] numbers = {1, 2, 3};
    static final long CONSTANT = 77;

    record Field(String name, int type) { }
    record Klass(String name, long superId, List<Field> fields, Map<String, Object> statics) { }

    static Map<Long, String> texts = new HashMap<>();
    static Map<Long, String> classNames = new HashMap<>();
    static Map<Long, Klass> classes = new HashMap<>();
    static Map<Long, byte[]> instances = new HashMap<>();
    static Map<Long, Long> classOf = new HashMap<>();
    static Map<Long, Integer> arrays = new HashMap<>();
    static Map<Integer, Integer> roots = new TreeMap<>();
    static Set<Integer> topLevel = new TreeSet<>();

    static int size(int type) { return switch (type) { case 2, 7, 11 -> 8; case 4, 8 -> 1; case 5, 9 -> 2; default -> 4; }; }

    static Object value(DataInputStream in, int type) throws IOException {
        return switch (type) {
            case 2, 11 -> in.readLong(); case 4 -> in.readBoolean(); case 5 -> in.readChar(); case 6 -> in.readFloat();
            case 7 -> in.readDouble(); case 8 -> in.readByte(); case 9 -> in.readShort(); default -> in.readInt();
        };
    }

    static void readClass(DataInputStream in) throws IOException {
        long id = in.readLong(); in.readInt(); long superId = in.readLong();
        in.skipNBytes(5 * 8); in.readInt();
        if (in.readUnsignedShort() != 0) throw new IOException("constants");
        Map<String, Object> statics = new TreeMap<>();
        for (int i = in.readUnsignedShort(); i > 0; i--) { long name = in.readLong(); statics.put(texts.get(name), value(in, in.readUnsignedByte())); }
        List<Field> fields = new ArrayList<>();
        for (int i = in.readUnsignedShort(); i > 0; i--) { long name = in.readLong(); fields.add(new Field(texts.get(name), in.readUnsignedByte())); }
        classes.put(id, new Klass(classNames.get(id), superId, fields, statics));
    }

    static void readSegment(DataInputStream in, long length) throws IOException {
        byte[] all = in.readNBytes((int) length);
        ByteArrayInputStream bytes = new ByteArrayInputStream(all);
        DataInputStream s = new DataInputStream(bytes);
        while (bytes.available() > 0) {
            int tag = s.readUnsignedByte();
            if (tag < 0x20 || tag == 0xFF) roots.merge(tag, 1, Integer::sum);
            switch (tag) {
                case 0x01 -> s.skipNBytes(16);
                case 0x02, 0x03, 0x08 -> s.skipNBytes(16);
                case 0x04, 0x06 -> s.skipNBytes(12);
                case 0x05, 0x07, 0xFF -> s.skipNBytes(8);
                case 0x20 -> readClass(s);
                case 0x21 -> { long id = s.readLong(); s.readInt(); classOf.put(id, s.readLong()); instances.put(id, s.readNBytes(s.readInt())); }
                case 0x22 -> { long id = s.readLong(); s.readInt(); int n = s.readInt(); arrays.put(id, n); s.skipNBytes(8L * (n + 1)); }
                case 0x23 -> { long id = s.readLong(); s.readInt(); int n = s.readInt(); arrays.put(id, n); s.skipNBytes((long) size(s.readUnsignedByte()) * n); }
                default -> throw new IOException("tag " + tag);
            }
        }
    }

    static Map<String, Object> fields(long id) throws IOException {
        Map<String, Object> values = new TreeMap<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(instances.get(id)));
        for (long c = classOf.get(id); c != 0; c = classes.get(c).superId) for (Field f : classes.get(c).fields) values.put(f.name, value(in, f.type));
        return values;
    }

    public static void main(String[] args) throws Exception {
        Sub sub = new Sub();
        sub.next = new Node();
        kept[0] = sub;
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        Path file = Path.of("dump.hprof");
        bean.dumpHeap(file.toString(), true);
        T.thrown("again", () -> bean.dumpHeap(file.toString(), true));
        T.thrown("suffix", () -> bean.dumpHeap("dump.bin", true));
        T.thrown("null", () -> bean.dumpHeap(null, true));
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] heading = in.readNBytes(18);
            T.p(new String(heading), in.readUnsignedByte(), in.readInt(), in.readLong() > 0);
            for (int tag; (tag = in.read()) >= 0;) {
                in.readInt();
                long length = in.readInt() & 0xFFFFFFFFL;
                topLevel.add(tag);
                switch (tag) {
                    case 0x01 -> { long id = in.readLong(); texts.put(id, new String(in.readNBytes((int) length - 8))); }
                    case 0x02 -> { in.readInt(); long id = in.readLong(); in.readInt(); classNames.put(id, texts.get(in.readLong())); }
                    case 0x0C, 0x1C -> readSegment(in, length);
                    default -> in.skipNBytes(length);
                }
            }
        }
        T.p(topLevel.contains(0x04), topLevel.contains(0x05), topLevel.contains(0x2C));
        T.p(roots.containsKey(0x08), roots.containsKey(0x05), roots.containsKey(0x03), roots.containsKey(0x01));
        long subId = 0;
        for (var e : classOf.entrySet()) if (classes.get(e.getValue()).name.equals("HeapDump$Sub")) subId = e.getKey();
        Map<String, Object> values = fields(subId);
        long next = (Long) values.remove("next"), name = (Long) values.remove("name");
        T.p(values);
        Map<String, Object> nextValues = fields(next);
        T.p(nextValues.get("number"), nextValues.get("next"), nextValues.get("name").equals(name), classes.get(classOf.get(name)).name);
        T.p(arrays.get((Long) fields(name).get("value")));
        for (Klass c : classes.values()) if (c.name.equals("HeapDump")) {
            T.p(c.statics.keySet().containsAll(List.of("kept", "numbers", "CONSTANT")), c.statics.get("CONSTANT"));
            T.p(arrays.get((Long) c.statics.get("kept")), arrays.get((Long) c.statics.get("numbers")));
        }
        T.p(classNames.containsValue("[Ljava/lang/String;"), classNames.containsValue("[I"), classNames.containsValue("java/lang/Object"));
    }
}
