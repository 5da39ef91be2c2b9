/** Local, global and weak references; frames; more of them than fit any fixed table. */
public class References {
    static { System.loadLibrary("native"); }

    static native void kinds(Object argument);
    static native Object frames();
    static native int many(int count);
    static native Object createAndDelete(int count);
    static native void keep(Object o);
    static native Object kept();
    static native void drop();
    static native boolean weakIsCleared();
    static native int unbalanced();
    static native int depth(int n, Object local);

    static int back(int n) { return depth(n - 1, new int[n]); }

    public static void main(String[] args) throws Exception {
        kinds(new Object());
        System.out.println(frames());
        System.out.println(many(2_000));
        System.out.println(createAndDelete(200_000));
        Object o = new StringBuilder("kept");
        keep(o);
        System.gc();
        System.out.println(kept() == o);
        o = null;
        for (int i = 0; i < 5; i++) { byte[][] garbage = new byte[100][]; for (int j = 0; j < 100; j++) garbage[j] = new byte[10_000]; System.gc(); }
        System.out.println(kept() + " " + weakIsCleared());
        drop();
        for (int i = 0; i < 20 && !weakIsCleared(); i++) { System.gc(); Thread.sleep(10); }
        System.out.println(weakIsCleared());
        System.out.println(unbalanced());
        System.out.println(depth(200, "bottom"));
    }
}
