public class Reach {
    public static void main(String[] args) {
        try {
            Class<?> c = Class.forName(args[0]);
            System.out.println(c + " " + c.getModule() + " " + c.getResource(c.getSimpleName() + ".class").getProtocol());
            System.out.println(c.getMethod("hello").invoke(null));
        } catch (Throwable t) { System.out.println(t); }
    }
}
