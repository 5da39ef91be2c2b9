package one.api;
import java.util.*;
public interface Greeter {
    String greet();
    static List<String> all(ModuleLayer l) { List<String> r = new ArrayList<>(); for (Greeter g : l == null ? ServiceLoader.load(Greeter.class) : ServiceLoader.load(l, Greeter.class)) r.add(g.greet()); Collections.sort(r); return r; }
}
