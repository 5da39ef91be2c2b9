/** What the host calls, and what calls the host. */
public class Calls {
    static int sum(int a, int b) { return a + b; }
    int add(int a) { return a + 1; }
    static native int nothing();
    static native int twice(int a);
    static native Object same(Object o);

    static int callNothing(int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) sum += nothing();
        return sum;
    }
    static int callTwice(int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) sum += twice(i);
        return sum;
    }
    static int callSame(int count) {
        int same = 0;
        Object o = new Object();
        for (int i = 0; i < count; i++) if (same(o) == o) same++;
        return same;
    }
}
