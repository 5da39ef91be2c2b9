import java.util.Random;

public class DoubleText {
    public static void main(String[] args) {
        Random r = new Random(99);
        int bad = 0;
        long h = 0;
        for (int i = 0; i < 3000; i++) {
            double d = Double.longBitsToDouble(r.nextLong());
            float f = Float.intBitsToFloat(r.nextInt());
            if (Double.compare(Double.parseDouble(Double.toString(d)), d) != 0) bad++;
            if (Float.compare(Float.parseFloat(Float.toString(f)), f) != 0) bad++;
            if (Double.compare(Double.parseDouble(Double.toHexString(d)), d) != 0) bad++;
            h = h * 31 + Double.toString(d).hashCode() + Float.toString(f).hashCode() * 7L;
        }
        T.p(bad, h);
        for (String s : "1e308 1.8e308 4.9e-324 2e-324 0x1p-1074 0x1.fffffffffffff8p1023 1.7976931348623158e308 9007199254740993 0.1e1 .5 5. +3 -0 1e-400 123456789012345678901234567890 2.2250738585072012e-308 1e23 8.41e21 2.0E-3f".split(" ")) T.p(s, Double.parseDouble(s), Float.parseFloat(s));
        for (double d : new double[] {1e-3, 9.999999e-4, 1e7, 9999999.999, 1.0E22, 2e23, 5e-324, 100, 1.1, 123456789.123456789, 3.0e-5, 4.35, 0.3 - 0.1}) T.p(d, (float) d);
        for (String s : new String[] {"", " ", "1e", "0x1", "1f2", "Infinityx", "--1", "1_0"}) T.thrown("[" + s + "]", () -> Double.parseDouble(s));
        T.p(Double.parseDouble("NaN"), Double.parseDouble("-Infinity"), Double.parseDouble("  1.5\n"), Double.valueOf("1D"));
    }
}
