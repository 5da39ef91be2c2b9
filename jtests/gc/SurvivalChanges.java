// jtest: opts -Xmx96m
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Phases in which nothing, some and nearly all of what is allocated survives: the young space is resized all the time. */
public class SurvivalChanges {
    record Pair(int key, Pair next) { }

    static long garbage(int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) sum += new int[] {i, i + 1}[i & 1];
        return sum;
    }

    static long window(int count, int kept) {
        ArrayDeque<byte[]> window = new ArrayDeque<>();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            byte[] block = new byte[100 + i % 900];
            block[i % 100] = (byte) i;
            window.add(block);
            if (window.size() > kept) sum += window.remove().length;
        }
        for (byte[] block : window) for (byte b : block) sum += b;
        return sum;
    }

    static long chains(int count, int length) {
        List<Pair> heads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pair head = null;
            for (int j = 0; j < length; j++) head = new Pair(i ^ j, head);
            heads.add(head);
        }
        long sum = 0;
        for (Pair head : heads) for (Pair p = head; p != null; p = p.next()) sum = sum * 31 + p.key();
        return sum;
    }

    public static void main(String[] args) {
        for (int round = 0; round < 4; round++) {
            T.p("garbage", garbage(400_000));
            T.p("window", window(60_000, 1_000 << round));
            T.p("chains", chains(200 << round, 500));
        }
    }
}
