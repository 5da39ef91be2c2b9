// jtest: gc-subset
public class FieldsAllTypes {
    static byte sb = -1; static short ss = -2; static char sc = 'c'; static int si = 4; static long sl = 5L << 40;
    static float sf = 1.5f; static double sd = 2.5; static boolean sz = true; static Object so = "static";
    byte b = 1; short s = 2; char c = 3; int i = 4; long l = 5; float f = 6; double d = 7; boolean z = true; Object o = "o";
    volatile long vl = 1; volatile double vd = 2; volatile Object vo; volatile byte vb; static volatile int svi;
    final int fin;

    FieldsAllTypes(int fin) { this.fin = fin; }

    static class Sub extends FieldsAllTypes {
        int i = 40; // hides
        boolean extra1; byte extra2; long extra3;
        Sub() { super(9); }
        String show() { return i + "," + super.i + "," + ((FieldsAllTypes) this).i; }
    }

    static class Defaults { byte b; short s; char c; int i; long l; float f; double d; boolean z; Object o; }

    String all() { return b + " " + s + " " + (int) c + " " + i + " " + l + " " + f + " " + d + " " + z + " " + o + " " + vl + vd + vo + vb + fin; }

    public static void main(String[] args) {
        T.p(sb, ss, sc, si, sl, sf, sd, sz, so);
        sb += 200; ss--; sc += 1; si <<= 3; sl -= 1; sf /= 0; sd %= 0.7; sz = !sz; so += "!"; svi++;
        T.p(sb, ss, sc, si, sl, sf, sd, sz, so, svi);
        FieldsAllTypes x = new FieldsAllTypes(11);
        T.p(x.all());
        x.b = (byte) 0x1ff; x.s = (short) 0x1ffff; x.c = (char) -1; x.i *= -1; x.l |= Long.MIN_VALUE; x.f = -0f; x.d = Double.MIN_VALUE;
        x.z &= false; x.o = x; x.vl++; x.vd *= 3; x.vo = "v"; x.vb--;
        T.p(x.o == x);
        x.o = null;
        T.p(x.all());
        Sub sub = new Sub();
        sub.i++;
        ((FieldsAllTypes) sub).i--;
        sub.extra1 = true; sub.extra2 = -128; sub.extra3 = -1;
        T.p(sub.show(), sub.extra1, sub.extra2, sub.extra3, sub.all());
        Defaults d = new Defaults();
        T.p(d.b, d.s, (int) d.c, d.i, d.l, d.f, d.d, d.z, d.o);
        FieldsAllTypes[] many = new FieldsAllTypes[100];
        long sum = 0;
        for (int k = 0; k < 1000; k++) {
            FieldsAllTypes y = many[k % 100] == null ? many[k % 100] = new FieldsAllTypes(k) : many[k % 100];
            y.b++; y.s += k; y.c ^= k; y.l = y.l * 3 + y.i++; y.d += y.f; y.z ^= true;
            sum += y.b + y.s + y.c + y.l + (long) y.d + (y.z ? 1 : 0);
        }
        T.p(sum);
    }
}
