/** Cases that -Xcheck:jni takes for the end of the program. */
public class UncheckedErrors {
    static { System.loadLibrary("native"); }

    static native void run(Object o, Object[] strings);

    public static void main(String[] args) {
        run(new Object(), new String[] {"a"});
    }
}
