import java.io.*;
import java.util.*;

public class Serialization {
    static class Base { int notSerialized = 7; Base() { notSerialized = 8; } }
    static class A extends Base implements Serializable { private static final long serialVersionUID = 5; int i = 1; transient String t = "transient"; final String f; Object self; List<Object> l = new ArrayList<>(); double[] d = {1.5}; A(String f) { this.f = f; } }
    static class Custom implements Serializable { transient int x; Custom(int x) { this.x = x; } private void writeObject(ObjectOutputStream o) throws IOException { o.defaultWriteObject(); o.writeInt(x * 2); } private void readObject(ObjectInputStream i) throws IOException, ClassNotFoundException { i.defaultReadObject(); x = i.readInt() + 1; } }
    static class Ext implements Externalizable { String s; public Ext() { s = "ctor"; } public void writeExternal(ObjectOutput o) throws IOException { o.writeUTF("ext"); } public void readExternal(ObjectInput i) throws IOException { s += i.readUTF(); } }
    static class Singleton implements Serializable { static final Singleton S = new Singleton(); private Object readResolve() { return S; } }
    static class Repl implements Serializable { private Object writeReplace() { return "replaced"; } }
    enum E { X { void m() { } }, Y } record R(int a, String b) implements Serializable { R { if (a < 0) throw new IllegalArgumentException(); } }

    @SuppressWarnings("unchecked") static <X> X copy(Object o) throws Exception { ByteArrayOutputStream b = new ByteArrayOutputStream(); try (ObjectOutputStream s = new ObjectOutputStream(b)) { s.writeObject(o); } try (ObjectInputStream s = new ObjectInputStream(new ByteArrayInputStream(b.toByteArray()))) { return (X) s.readObject(); } }

    public static void main(String[] args) throws Exception {
        A a = new A("final"); a.self = a; a.l.add(a.l); a.i = 99; a.notSerialized = 1;
        A c = copy(a);
        T.p(c.i, c.t, c.f, c.self == c, c.l.get(0) == c.l, c.d, c.notSerialized);
        T.p(Serialization.<Custom>copy(new Custom(10)).x, Serialization.<Ext>copy(new Ext()).s, copy(Singleton.S) == Singleton.S, (Object) copy(new Repl()), copy(E.X) == E.X, (Object) copy(new R(1, "b")), (Object) copy(new int[][] {{1}, {2, 3}}), (Object) copy(String.class), (Object) copy(Map.of("k", List.of(1, 2))), (Object) copy(new HashMap<>(Map.of(1, 'c'))), (Object) copy(EnumSet.of(E.Y)), (Object) copy(new java.math.BigInteger("123")), (Object) copy(java.time.LocalDate.of(2020, 1, 2)), copy(null) == null);
        T.thrown("not serializable", () -> copy(new Object() { }));
        T.thrown("element", () -> copy(new Object[] {1, new Base()}));
        Throwable t = copy(new Exception("m", new Error("c")));
        T.p(t, t.getCause(), t.getStackTrace()[0]);
        T.p(ObjectStreamClass.lookup(A.class).getSerialVersionUID(), ObjectStreamClass.lookup(Custom.class).getFields().length, ObjectStreamClass.lookup(String.class), ObjectStreamClass.lookup(Object.class), ObjectStreamClass.lookup(R.class).getSerialVersionUID(), ObjectStreamClass.lookup(Singleton.class).getSerialVersionUID());
        byte[] bytes; { ByteArrayOutputStream b = new ByteArrayOutputStream(); ObjectOutputStream s = new ObjectOutputStream(b); s.writeObject("x"); s.writeInt(5); s.writeUnshared("y"); s.reset(); s.writeObject(a); s.close(); bytes = b.toByteArray(); }
        T.p(bytes.length, Arrays.hashCode(bytes));
        T.thrown("corrupt", () -> new ObjectInputStream(new ByteArrayInputStream(new byte[] {1, 2, 3, 4})).readObject());
        T.thrown("truncated", () -> { ObjectInputStream i = new ObjectInputStream(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length - 5))); i.readObject(); i.readInt(); i.readUnshared(); i.readObject(); });
        T.thrown("filter", () -> { ObjectInputStream i = new ObjectInputStream(new ByteArrayInputStream(bytes)); i.setObjectInputFilter(ObjectInputFilter.Config.createFilter("!Serialization$A")); i.readObject(); i.readInt(); i.readUnshared(); i.readObject(); });
    }
}
