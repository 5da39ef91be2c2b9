import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** One class that is redefined while threads go on calling it. The agent is here, too. */
class Redefinition {
  static Instrumentation instrumentation;
  static volatile boolean done;

  final byte[] original;
  private final Class<?> target;
  private Thread[] followers = {};

  public static void premain(String args, Instrumentation given) { instrumentation = given; }

  Redefinition(Class<?> target) throws Exception {
    this.target = target;
    original = target.getResourceAsStream(target.getName() + ".class").readAllBytes();
  }
  void to(byte[] classFile) throws Exception { instrumentation.redefineClasses(new ClassDefinition(target, classFile)); }

  /** Threads that run until `done`; returns when each has counted the latch down. */
  @SafeVarargs
  final void startFollowers(Consumer<CountDownLatch>... loops) throws Exception {
    CountDownLatch started = new CountDownLatch(loops.length);
    followers = new Thread[loops.length];
    for (int i = 0; i < loops.length; i++) {
      Consumer<CountDownLatch> loop = loops[i];
      followers[i] = new Thread(() -> loop.accept(started));
      followers[i].start();
    }
    started.await();
  }
  void end() throws Exception {
    done = true;
    for (Thread follower : followers) follower.join();
  }
}
