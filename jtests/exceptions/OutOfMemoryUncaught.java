// jtest: gc-subset
// jtest: opts -Xmx32m
// jtest: normalize \(OutOfMemoryUncaught.java:\d+\) => (line)
public class OutOfMemoryUncaught {
    public static void main(String[] args) {
        System.out.println("start");
        long[] a = new long[Integer.parseInt("200000000")];
        System.out.println(a.length);
    }
}
