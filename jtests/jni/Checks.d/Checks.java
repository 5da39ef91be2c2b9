public class Checks {
    static { System.loadLibrary("native"); }
    int number = 1;
    static String text = "t";
    static native void run(int which, Checks self, int[] ints, Object[] objects, String string);
    static int call(int i) { return i; }
    int method() { return number; }
    static void thrower() { throw new IllegalStateException("thrown"); }

    public static void main(String[] args) {
        try {
            run(Integer.getInteger("which"), new Checks(), new int[] {1, 2, 3}, new Object[2], "string");
        } catch (Throwable e) {
            System.out.println(e);
        }
        System.out.println("end");
    }
}
