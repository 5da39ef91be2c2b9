import java.lang.instrument.Instrumentation;

class Premain {
  static Instrumentation inst;
  public static void premain(String args, Instrumentation i) { inst = i; }
}
