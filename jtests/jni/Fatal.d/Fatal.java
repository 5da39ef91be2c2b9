/** Calls FatalError. */
public class Fatal {
    static { System.loadLibrary("native"); }

    static native void fatal(String message);

    static void inner() {
        try {
            fatal("the message");
        } finally {
            System.out.println("not reached");
        }
    }

    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("no hooks")));
        inner();
    }
}
