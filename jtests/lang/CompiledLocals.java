// Locals that share slots and registers, live over calls, loops and branches, and are seen by the collector.
// jtest: gc-subset
public class CompiledLocals {
    static int calls;
    static Object sink;

    static int call(int x) {
        calls++;
        if (calls % 97 == 0) sink = new byte[64];
        return x * 3 + 1;
    }

    // One slot is an int, a reference, a double, a long in turn.
    static long slots(int n) {
        long sum = 0;
        {
            int a = n * 2;
            int b = call(a);
            sum += a - b;
        }
        {
            String s = "s" + n;
            String t = s + call(n);
            sum += s.length() * 100L + t.hashCode();
        }
        {
            double d = n * 0.5;
            sum += (long) (d * call(n));
            double e = d - sum;
            sum ^= Double.doubleToLongBits(e + d);
        }
        for (long l = n; l < n + 5; l++) sum = sum * 7 + l;
        for (int i = 0, j = n; i < 5; i++, j -= 2) sum += i * j + call(j);
        return sum;
    }

    // More locals than registers, all alive in a loop with calls on some ways.
    static long many(int n) {
        int a = n, b = n + 1, c = n + 2, d = n + 3, e = n + 4, f = n + 5, g = n + 6, h = n + 7;
        long p = n * 3L, q = n * 5L, r = 1;
        double x = n, y = 0.25, z = 1;
        Object first = null, second = "k";
        for (int i = 0; i < 20; i++) {
            a += b ^ c;
            b = c - d + i;
            if ((i & 3) == 0) {
                c = call(a);
                first = new int[] {c};
            } else if ((i & 3) == 1) {
                d += call(b) & 15;
                second = first;
            }
            e ^= a + f;
            f = g - h;
            g++;
            h += e & 3;
            p = p * 31 + a;
            q ^= p >>> 3;
            r += q & 0xff;
            x = x * 0.5 + a;
            y += x;
            z = y - z;
            if (first != null && second instanceof int[]) r += ((int[]) first)[0] - ((int[]) second)[0];
        }
        return a + 3L * b + 5L * c + 7L * d + 11L * e + 13L * f + 17L * g + 19L * h + p + q + r + (long) (x + y + z);
    }

    // The old value stays on the operand stack while the local changes.
    static int stackAndLocal(int n, int[] array) {
        int i = n & 3;
        int r = i + i++ * 10 + i++ * 100 + (i += 5) * 1000 + i;
        int k = 0;
        array[k++] = array[k] + k++;
        array[k] = k = n & 1;
        r += array[0] + array[1] + array[2] + k;
        Object o = array;
        r += o == (o = "x") ? 1 : 2;
        long l = n;
        r += (int) (l + (l = l * 2) + (l = 7) * l);
        float f = n;
        r += (int) (f - (f = 0.5f) * (f += 1));
        return r;
    }

    // Values assigned on one way only, dead ones, loops within loops.
    static long ways(int n) {
        int x, y = 0;
        long total = 0;
        for (int i = 0; i < 6; i++) {
            if (i % 2 == 0) {
                x = i * n;
            } else {
                x = call(i);
                y = x;
            }
            for (int j = i; j < 6; j++) {
                int t = x + j;
                if (t % 5 == 0) continue;
                if (t % 17 == 0) break;
                total += t * (y + 1L);
                for (int k = 0; k < (t & 3); k++) total ^= (long) k << j;
            }
            total = total * 3 + x;
        }
        return total;
    }

    static int nulls(Object a, Object b, int[] c) {
        int r = 0;
        if (a != null) r += a.hashCode();
        if (b == null) r += 1;
        else r += b.hashCode();
        for (int i = 0; i < 3; i++) {
            try {
                r += c.length;
                r += c[i];
                c = i == 1 ? null : c;
            } catch (NullPointerException e) {
                r += 1000;
            }
        }
        return r;
    }

    static int receiver;

    int field = 3;

    int reassigned(CompiledLocals other, int n) {
        CompiledLocals self = this;
        int r = self.field;
        for (int i = 0; i < 4; i++) {
            r += self.field * (n + i);
            self = i % 2 == 0 ? other : this;
            if (self == null) return -r;
        }
        return r;
    }

    public static void main(String[] args) {
        long hash = 0;
        CompiledLocals object = new CompiledLocals(), other = new CompiledLocals();
        other.field = 5;
        for (int i = 0; i < 6000; i++) {
            hash = hash * 31 + slots(i);
            hash = hash * 31 + many(i);
            hash = hash * 31 + stackAndLocal(i, new int[] {1, 2, 3, 4});
            hash = hash * 31 + ways(i);
            hash = hash * 31 + nulls(i % 3 == 0 ? null : i, i % 4 == 0 ? null : "b", i % 5 == 0 ? null : new int[] {i, 2, 3});
            hash = hash * 31 + object.reassigned(i % 7 == 0 ? null : other, i);
            if (i % 1500 == 0) System.out.println(i + " " + hash);
        }
        System.out.println(hash + " " + calls);
    }
}
