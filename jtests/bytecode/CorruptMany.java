// Single bytes of a real class file changed, one after the other: the same verdict each time.
import java.util.*;

public class CorruptMany {
    static class Subject { int f = 3; static String s = "text"; int work(int[] a) { int r = f; for (int x : a) { try { r += 10 / x; } catch (ArithmeticException e) { r--; } } return r + s.length(); } public static Object run() { return new Subject().work(new int[] {1, 0, 5}); } }

    public static void main(String[] args) throws Throwable {
        byte[] good = CorruptMany.class.getResourceAsStream("CorruptMany$Subject.class").readAllBytes();
        TreeMap<String, Integer> kinds = new TreeMap<>();
        StringBuilder verdicts = new StringBuilder();
        for (int i = 0; i < good.length; i++) {
            byte[] b = good.clone();
            b[i] ^= (i % 7 == 0) ? 0x80 : 1 + i % 3;
            String kind;
            try {
                Class<?> c = new ClassLoader(null) { Class<?> define() { return defineClass(null, b, 0, b.length); } }.define();
                c.getDeclaredMethods();
                c.getDeclaredFields();
                kind = "loaded";
            } catch (LinkageError e) {
                kind = e.getClass().getSimpleName();
            }
            kinds.merge(kind, 1, Integer::sum);
            verdicts.append(kind.charAt(0));
        }
        T.p(kinds);
        for (int i = 0; i < verdicts.length(); i += 100) T.p(i, verdicts.substring(i, Math.min(i + 100, verdicts.length())));
    }
}
