// jtest: opts -Xmx12m
import java.util.ArrayList;
import java.util.List;

public class OutOfMemory {
    static Object sink;

    public static void main(String[] args) throws Exception {
        T.thrown("too large for the VM", () -> sink = new int[Integer.MAX_VALUE]);
        T.thrown("too large for the heap", () -> sink = new long[100_000_000]);
        T.thrown("multi", () -> sink = new byte[100000][100000]);
        T.thrown("clone", () -> { byte[] b = new byte[7 << 20]; sink = b; sink = new Object[] {b, b.clone()}; });
        sink = null;
        for (int round = 0; round < 4; round++) {
            List<Object> list = new ArrayList<>();
            try {
                while (true) list.add(new byte[round % 2 == 0 ? 1 << 18 : 1000]);
            } catch (OutOfMemoryError e) {
                int size = list.size();
                list = null;
                T.p("round", round, e.getMessage(), size > 10);
            }
        }
        Object[] chain = null;
        try {
            while (true) {
                Object[] link = new Object[20];
                link[0] = chain;
                chain = link;
            }
        } catch (OutOfMemoryError e) {
            chain = null;
            T.p("chain", e.getMessage());
        }
        try {
            StringBuilder s = new StringBuilder("x");
            while (true) s.append(s);
        } catch (OutOfMemoryError e) {
            T.p("builder", e.getClass().getName());
        }
        Thread t = new Thread(() -> {
            try {
                sink = new long[10_000_000];
            } catch (OutOfMemoryError e) {
                T.p("thread", e.getMessage());
            }
        });
        t.start();
        t.join();
        byte[] fine = new byte[5 << 20];
        T.p("still works", fine.length);
    }
}
