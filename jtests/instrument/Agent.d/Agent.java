import java.lang.instrument.ClassDefinition;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;

// Replaces a string constant of the class Target by one of the same length, as an agent without a library can.
public class Agent {
  static Instrumentation instrumentation;
  static String replacement = null;
  static volatile int seen;

  public static void premain(String options, Instrumentation inst) {
    System.out.println("premain " + options);
    start(inst);
  }

  public static void agentmain(String options, Instrumentation inst) {
    System.out.println("agentmain " + options);
    start(inst);
  }

  static void start(Instrumentation inst) {
    instrumentation = inst;
    System.out.println(inst.isRedefineClassesSupported() + " " + inst.isRetransformClassesSupported());
    inst.addTransformer(new Transformer(), true);
    replacement = "LOADED!!";
  }

  static byte[] replace(byte[] bytes, String from, String to) {
    byte[] copy = bytes.clone();
    byte[] a = from.getBytes(StandardCharsets.ISO_8859_1), b = to.getBytes(StandardCharsets.ISO_8859_1);
    outer:
    for (int i = 0; i + a.length <= copy.length; i++) {
      for (int j = 0; j < a.length; j++) if (copy[i + j] != a[j]) continue outer;
      System.arraycopy(b, 0, copy, i, b.length);
    }
    return copy;
  }

  static class Transformer implements ClassFileTransformer {
    @Override
    public byte[] transform(Module module, ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
      seen++;
      if (!"Target".equals(name) || replacement == null) return null;
      System.out.println("transform " + name + " redefined=" + (redefined != null) + " " + module.isNamed() + " domain=" + (domain != null));
      return replace(bytes, "ORIGINAL", replacement);
    }
  }
}
