// jtest: gc-subset
public class UncaughtNested {
    interface Thrower { void go() throws Exception; }

    static class Inner {
        Inner() throws Exception { new Thrower() {
            public void go() throws Exception { throw new java.io.FileNotFoundException("nowhere.txt"); }
        }.go(); }
    }

    static Object field = "x";

    public static void main(String[] args) throws Exception {
        Thrower t = () -> new Inner();
        Thread.currentThread().setName("renamed");
        t.go();
    }
}
