// jtest: gc-subset
// jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
import java.lang.reflect.*;

public class Fields {
    public byte b = 1; public short s = 2; public char c = 'c'; public int i = 4; public long l = 5; public float f = 6.5f; public double d = 7.5; public boolean z = true; public String t = "t"; public int[] a = {1};
    private static int hidden = 9; public static final String CONSTANT = "k"; private final int fin = 10; static final Integer BOXED = 11; protected transient volatile Object tv;
    static class Sub extends Fields { public int i = 40; private int own; }

    public static void main(String[] args) throws Exception {
        Fields o = new Fields();
        for (Field x : Fields.class.getDeclaredFields()) {
            x.setAccessible(true);
            T.p(x.getName(), x.getType(), Modifier.toString(x.getModifiers()), x.get(o), x.isSynthetic(), x);
        }
        for (String n : new String[] {"b", "s", "c", "i", "l", "f", "d", "z"}) {
            Field x = Fields.class.getField(n);
            T.value(n + " byte", () -> x.getByte(o)); T.value(n + " short", () -> x.getShort(o)); T.value(n + " char", () -> x.getChar(o)); T.value(n + " int", () -> x.getInt(o));
            T.value(n + " long", () -> x.getLong(o)); T.value(n + " float", () -> x.getFloat(o)); T.value(n + " double", () -> x.getDouble(o)); T.value(n + " boolean", () -> x.getBoolean(o));
            T.thrown(n + " set byte", () -> x.setByte(o, (byte) 65)); T.thrown(n + " set int", () -> x.setInt(o, 66)); T.thrown(n + " set double", () -> x.setDouble(o, 67)); T.thrown(n + " set object", () -> x.set(o, 'x')); T.thrown(n + " set null", () -> x.set(o, null)); T.thrown(n + " set string", () -> x.set(o, "s"));
            T.p(x.get(o));
        }
        Field fin = Fields.class.getDeclaredField("fin");
        T.thrown("final", () -> fin.set(o, 5));
        fin.setAccessible(true);
        fin.set(o, 77);
        T.p(fin.get(o));
        Field constant = Fields.class.getField("CONSTANT");
        constant.setAccessible(true);
        T.thrown("static final", () -> constant.set(null, "other"));
        T.thrown("null receiver", () -> Fields.class.getField("i").get(null));
        T.thrown("wrong receiver", () -> Fields.class.getField("i").get("string"));
        Field t = Fields.class.getField("t");
        T.thrown("type", () -> t.set(o, 5));
        t.set(o, null);
        Sub sub = new Sub();
        T.p(o.t, Fields.class.getField("i").getInt(sub), Sub.class.getField("i").getInt(sub), Sub.class.getField("l").getDeclaringClass(), Sub.class.getFields().length, Sub.class.getDeclaredFields().length);
        Field h = Fields.class.getDeclaredField("hidden");
        for (int k = 0; k < 40; k++) h.setInt(null, h.getInt(null) + k);
        T.p(hidden, h.equals(Fields.class.getDeclaredField("hidden")), h.hashCode() == Fields.class.getDeclaredField("hidden").hashCode(), h.toGenericString());
        T.thrown("module", () -> { Field v = String.class.getDeclaredField("value"); v.setAccessible(true); });
        T.thrown("access", () -> Integer.class.getDeclaredField("value").get(5));
        T.p(int[].class.getFields().length, Thread.State.class.getFields()[0].isEnumConstant(), Runnable.class.getFields().length);
        T.thrown("length", () -> int[].class.getField("length"));
    }
}
