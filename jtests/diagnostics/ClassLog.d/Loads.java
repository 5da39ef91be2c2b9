import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;

class Loaded {
  static int count = 1;
}

public class Loads {
  static class LoadedLater {}

  static class Loader extends ClassLoader {
    Class<?> define(byte[] bytes) {
      return defineClass("Loads$LoadedLater", bytes, 0, bytes.length);
    }
  }

  public static void main(String[] args) throws Exception {
    Runnable r = () -> System.out.println("loaded " + Loaded.count);
    r.run();
    Proxy.newProxyInstance(Loads.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null);
    var stream = Loads.class.getClassLoader().getResourceAsStream("Loads$LoadedLater.class");
    if (stream == null) return;
    byte[] bytes = stream.readAllBytes();
    new Loader().define(bytes);
    MethodHandles.lookup().defineHiddenClass(bytes, false);
  }
}
