package user;

import java.util.ServiceLoader;
import service.Service;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(String.join(",", args) + " " + Main.class.getModule() + " " + Service.class.getModule());
        for (Service s : ServiceLoader.load(Service.class)) {
            System.out.println(s.name() + " " + s.order());
            try {
                var f = s.getClass().getDeclaredField("secret");
                f.setAccessible(true);
                System.out.println(f.get(s));
            } catch (ReflectiveOperationException | RuntimeException e) {
                System.out.println(e);
            }
        }
        System.out.println(Main.class.getModule().isNamed() ? Main.class.getModule().getDescriptor().requires().stream().map(r -> r.name()).sorted().toList() : "unnamed");
    }
}
