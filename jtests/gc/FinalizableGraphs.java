// jtest: opts -Xmn16m -Xmx128m
import java.util.ArrayList;
import java.util.List;

/** Young collections in which most of what lives on is reached only from objects that are to be finalized. */
public class FinalizableGraphs {
    static class Node {
        Node next;
        long value, a, b, c, d, e, f, g, h, i;  // few of them fill an eden
        Node(Node next, long value) { this.next = next; this.value = value; }
    }

    static Node list(int length) {
        Node list = null;
        for (int i = 0; i < length; i++) list = new Node(list, i);
        return list;
    }
    static long sum(Node list) {
        long sum = 0;
        for (; list != null; list = list.next) sum += list.value;
        return sum;
    }

    static long finalizedSum;
    static int finalized;

    static class Finalizable {
        final Node list = list(4_500);
        @Override @SuppressWarnings("removal")
        protected void finalize() {
            synchronized (FinalizableGraphs.class) {
                finalizedSum += sum(list);
                finalized++;
                FinalizableGraphs.class.notifyAll();
            }
        }
    }

    public static void main(String[] args) throws Exception {
        long kept = 0;
        for (int round = 0; round < 15; round++) {
            for (int i = 0; i < 10; i++) new Finalizable();
            List<Node> live = new ArrayList<>();
            for (int i = 0; i < 10; i++) live.add(list(4_500));
            for (int i = 0; i < 3_000; i++) kept += new byte[4001].length & 1;
            for (Node list : live) kept += sum(list);
        }
        while (finalized < 150) {
            System.gc();
            synchronized (FinalizableGraphs.class) {
                if (finalized < 150) FinalizableGraphs.class.wait(100);
            }
        }
        System.out.println(kept + " " + finalized + " " + finalizedSum);
    }
}
