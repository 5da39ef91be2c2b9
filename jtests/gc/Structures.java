// jtest: gc-subset
import java.util.*;

public class Structures {
    static class Node { Node left, right; int key; long check; Node(int k) { key = k; check = k * 31L; } }
    static Node insert(Node n, int k) { if (n == null) return new Node(k); if (k < n.key) n.left = insert(n.left, k); else n.right = insert(n.right, k); return n; }
    static long sum(Node n) { return n == null ? 0 : (n.check == n.key * 31L ? n.key : 1L << 60) + sum(n.left) + sum(n.right); }

    public static void main(String[] args) {
        Random r = new Random(1);
        Node root = null;
        long expected = 0;
        for (int i = 0; i < 2000; i++) { int k = r.nextInt(); root = insert(root, k); expected += k; if (i % 400 == 0) System.gc(); }
        T.p(sum(root) == expected);
        Object[] chain = null;
        for (int i = 0; i < 20000; i++) chain = new Object[] {chain, i % 100};
        System.gc();
        int n = 0;
        for (Object[] c = chain; c != null; c = (Object[]) c[0]) n += (Integer) c[1];
        T.p(n);
        Map<String, List<int[]>> m = new HashMap<>();
        for (int i = 0; i < 1000; i++) m.computeIfAbsent("key" + i % 37, k -> new ArrayList<>()).add(new int[] {i, -i});
        System.gc();
        int s = 0;
        for (var e : m.entrySet()) for (int[] a : e.getValue()) s += a[0] * e.getKey().length() + a[1];
        T.p(s);
        Object[] self = new Object[3];
        self[0] = self; self[1] = new Object[] {self}; self[2] = self.clone();
        for (int i = 0; i < 5; i++) System.gc();
        T.p(self[0] == self, ((Object[]) self[1])[0] == self, ((Object[]) self[2])[0] == self);
        int[][][] cube = new int[10][20][30];
        for (int i = 0; i < 10; i++) for (int j = 0; j < 20; j++) for (int k = 0; k < 30; k++) cube[i][j][k] = i * j * k;
        System.gc();
        long c = 0;
        for (int[][] a : cube) for (int[] b : a) for (int x : b) c += x;
        T.p(c);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) { text.append(i); if (i % 1000 == 0) System.gc(); }
        T.p(text.toString().hashCode());
    }
}
