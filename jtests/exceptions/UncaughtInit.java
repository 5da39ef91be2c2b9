// jtest: gc-subset
public class UncaughtInit {
    static int value = Integer.parseInt("not a number");

    public static void main(String[] args) {
        System.out.println("never");
    }
}
