package app;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(Main.class.getModule() + " " + lib.Api.say() + " " + ModuleLayer.boot().findModule("java.sql").isPresent());
        for (String name : new String[] {"lib.hidden.Secret", "lib.Api"}) {
            try {
                Class<?> c = Class.forName(name);
                System.out.println(c.getModule() + " " + c.getMethod("say").invoke(null));
                var f = c.getDeclaredField("field");
                f.setAccessible(true);
                System.out.println(f.get(null));
            } catch (Exception e) {
                System.out.println(e);
            }
        }
        System.out.println(Main.class.getResource("/app/Main.class") != null);
    }
}
