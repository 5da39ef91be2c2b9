public class AtExit {
    public static void main(String[] args) {
        System.loadLibrary("native");
        System.out.println("main " + args.length);
        if (args.length > 0) System.exit(3);
    }
}
