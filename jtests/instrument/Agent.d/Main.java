import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Arrays;
import java.util.List;

public class Main {
  static void change(String to) {
    try {
      Agent.replacement = to;
      Agent.instrumentation.retransformClasses(Target.class);
    } catch (UnmodifiableClassException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] file(String name) throws Exception {
    try (InputStream in = Main.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  static void attempt(String what, Class<?> c, byte[] bytes) {
    try {
      Agent.instrumentation.redefineClasses(new ClassDefinition(c, bytes));
      System.out.println(what + ": done");
    } catch (Throwable e) {
      System.out.println(what + ": " + e.getClass().getName() + ": " + e.getMessage());
    }
  }

  static void initiatedArrays(Class<?>... arrays) {
    List<Class<?>> own = Arrays.asList(Agent.instrumentation.getInitiatedClasses(Main.class.getClassLoader()));
    List<Class<?>> boot = Arrays.asList(Agent.instrumentation.getInitiatedClasses(null));
    for (Class<?> array : arrays) System.out.println(array + " " + own.contains(array) + " " + boot.contains(array));
  }

  public static void main(String[] args) throws Exception {
    System.out.println(new Target().text());
    change("AGAIN!!!");
    System.out.println(new Target().text());
    System.out.println(Target.across(() -> change("MIDDLE!!")));
    System.out.println(Target.across(() -> change(null)));
    for (int i = 0; i < 50; i++) change("ROUND-" + (10 + i));
    System.out.println(new Target().text());
    Agent.replacement = null;
    attempt("redefine", Target.class, Agent.replace(file("Target.class"), "ORIGINAL", "REDEFINE"));
    System.out.println(new Target().text());
    change(null);
    System.out.println(new Target().text());
    attempt("wrong name", Target.class, file("Other.class"));
    attempt("array", int[].class, file("Target.class"));
    attempt("garbage", Target.class, new byte[40]);
    attempt("field gone", Other.class, Agent.replace(file("Other.class"), "field", "campo"));
    System.out.println(Agent.instrumentation.isModifiableClass(String.class) + " " + Agent.instrumentation.isModifiableClass(int[].class) + " "
        + Agent.instrumentation.isModifiableClass(int.class));
    System.out.println(Arrays.asList(Agent.instrumentation.getAllLoadedClasses()).contains(Target.class));
    System.out.println(Arrays.asList(Agent.instrumentation.getInitiatedClasses(Main.class.getClassLoader())).contains(Main.class));
    initiatedArrays(new Target[0][0].getClass(), Target[].class, String[].class, int[].class);
    System.out.println(Agent.instrumentation.getObjectSize(new long[2]) > 16);
    Agent.instrumentation.retransformClasses(Object.class, String.class, java.util.HashMap.class);
    System.out.println("seen " + (Agent.seen > 0) + " " + new java.util.HashMap<>(java.util.Map.of("a", "b")));
  }
}

class Other {
  int field;

  void gone() {}
}
