// jtest: gc-subset
public class ArrayErrors {
    static int[] a = new int[3];
    static Object[] strings = new String[2];
    static Object[][] rows = new Integer[2][];

    public static void main(String[] args) {
        int[] indices = {-1, 3, 100, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int i : indices) {
            T.thrown("load", () -> T.p(a[i]));
            T.thrown("store", () -> a[i] = 1);
            T.thrown("bytes", () -> { byte[][] b = new byte[2][1]; b[1][i & 0xff]++; });
            T.thrown("long", () -> T.p(new long[2][i < 0 ? 5 : 2]));
            T.thrown("object", () -> strings[i] = "x");
            T.thrown("array", () -> java.lang.reflect.Array.get(a, i));
            T.thrown("string", () -> "abc".charAt(i));
            T.thrown("list", () -> java.util.List.of(1, 2, 3).get(i));
            T.thrown("arraylist", () -> new java.util.ArrayList<>(java.util.List.of(1, 2, 3)).get(i));
            T.thrown("substring", () -> "abc".substring(i));
            T.thrown("checkIndex", () -> java.util.Objects.checkIndex(i, 2));
        }
        T.thrown("index before value", () -> strings[5] = new Object());
        T.thrown("store object", () -> strings[0] = new Object());
        T.thrown("store int array", () -> strings[0] = new int[2]);
        T.thrown("store rows", () -> rows[0] = new String[1]);
        T.thrown("store null", () -> strings[0] = null);
        T.thrown("null array before index", () -> ((int[]) null)[-1] = 5 / 1);
        T.thrown("store of a lambda", () -> strings[1] = (Object) (Runnable) () -> { } == null ? "a" : new Thread[0]);
        T.thrown("negative", () -> T.p(new String[-1 - args.length].length));
        T.thrown("negative 2", () -> T.p(new long[2][3][-5 - args.length].length));
        T.thrown("negative reflect", () -> java.lang.reflect.Array.newInstance(int.class, -9));
        T.thrown("negative reflect 2", () -> java.lang.reflect.Array.newInstance(String.class, 2, -9));
        T.thrown("void array", () -> java.lang.reflect.Array.newInstance(void.class, 1));
        T.thrown("256 dimensions", () -> java.lang.reflect.Array.newInstance(int.class, new int[256]));
        T.thrown("copy: source position", () -> System.arraycopy(a, -1, a, 0, 1));
        T.thrown("copy: destination position", () -> System.arraycopy(a, 0, a, -2, 1));
        T.thrown("copy: length", () -> System.arraycopy(a, 0, a, 0, -1));
        T.thrown("copy: last source", () -> System.arraycopy(a, 2, a, 0, 2));
        T.thrown("copy: last destination", () -> System.arraycopy(a, 0, a, 2, 2));
        T.thrown("copy: objects last source", () -> System.arraycopy(strings, 1, strings, 0, 2));
        T.thrown("copy: types", () -> System.arraycopy(a, 0, new long[3], 0, 1));
        T.thrown("copy: prim to object", () -> System.arraycopy(a, 0, new Object[3], 0, 1));
        T.thrown("copy: object to prim", () -> System.arraycopy(strings, 0, a, 0, 1));
        T.thrown("copy: no array", () -> System.arraycopy("s", 0, a, 0, 1));
        T.thrown("copy: to no array", () -> System.arraycopy(a, 0, "s", 0, 1));
        T.thrown("copy: null", () -> System.arraycopy(null, 0, a, 0, 1));
        Object[] mixed = {"a", "b", 3, "d"};
        String[] target = new String[4];
        T.thrown("copy: partial store", () -> System.arraycopy(mixed, 0, target, 0, 4));
        T.p((Object) target);
        T.thrown("copyOf", () -> java.util.Arrays.copyOf(a, -1));
        T.thrown("copyOfRange", () -> java.util.Arrays.copyOfRange(a, 5, 6));
        T.thrown("fill", () -> java.util.Arrays.fill(a, 2, 9, 1));
        T.thrown("clone", () -> T.p(((Object[]) strings.clone()).getClass()));
    }
}
