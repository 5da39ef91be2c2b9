public class Env {
    public static void main(String[] args) {
        boolean ea = false;
        assert ea = true;
        System.out.println("x=" + System.getProperty("x") + " y=" + System.getProperty("y") + " ea=" + ea + " " + String.join("|", args));
        System.out.println(java.util.TimeZone.getDefault().getID() + " " + java.nio.charset.Charset.defaultCharset());
    }
}
