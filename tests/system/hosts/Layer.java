import java.util.Arrays;

/** What tests/system/hosts/layer.cpp uses of Java. */
public class Layer {
    boolean z = true; byte b = -1; char c = 'ü'; short s = -300; int i = 70000; long j = 1L << 40; float f = 0.5f;
    double d = 0.1; String text = "field"; int[] numbers = {3, 1, 2};
    static boolean sz; static byte sb; static char sc; static short ss; static int si; static long sj; static float sf;
    static double sd; static String stext = "static";

    static native boolean nz(boolean a);
    static native byte nb(byte a);
    static native char nc(char a);
    static native short ns(short a);
    static native int ni(int a);
    static native long nj(long a);
    static native float nf(float a);
    static native double nd(double a);
    static native String[] words(String a);
    native void visit(Layer self, int[] numbers);

    String natives() {
        visit(this, numbers);
        return nz(false) + " " + nb((byte) 5) + " " + nc('a') + " " + ns((short) 7) + " " + ni(8) + " " + nj(9) + " " + nf(1)
            + " " + nd(2) + " " + Arrays.toString(words("a b")) + " " + Arrays.toString(numbers);
    }
    static String statics() {
        return sz + " " + sb + " " + sc + " " + ss + " " + si + " " + sj + " " + sf + " " + sd + " " + stext;
    }
    static String failing() { throw new UnsupportedOperationException("not here"); }
    static void thrower() throws Exception { throw new java.io.IOException("from a native: " + ni(-1)); }
}
