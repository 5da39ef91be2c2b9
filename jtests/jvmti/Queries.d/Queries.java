import java.util.ArrayList;
import java.util.List;

public class Queries {
  interface Shape extends Cloneable, Comparable<Shape> {
    int SIDES = 4;
  }

  static class Box<T extends Number> implements Shape {
    protected final T content;
    private static long count;
    transient volatile int[] data;

    Box(T content) {
      this.content = content;
    }

    public int compareTo(Shape other) {
      return 0;
    }

    <E> List<E> listOf(E first, long number, double fraction) {
      List<E> list = new ArrayList<>();
      list.add(first);
      for (int i = 0; i < number; i++) {
        String text = "x" + i;
        if (text.length() > fraction) break;
      }
      return list;
    }

    native void unbound();
  }

  static native void describeClass(Class<?> c);

  static native void describeThread(Thread thread);

  static native void describeStack(Thread thread, int start, int maximum);

  static native void describeMonitors(Thread thread);

  static native void describeMonitor(Object object);

  static native void describeGroups();

  static native void checkErrors(Thread unstarted);

  static native void checkRawMonitors();

  static void recurse(int depth) {
    if (depth > 0) {
      recurse(depth - 1);
      return;
    }
    describeStack(Thread.currentThread(), 0, 4);
    describeStack(Thread.currentThread(), 2, 2);
    describeStack(Thread.currentThread(), -2, 5);
    describeStack(Thread.currentThread(), 100, 5);
    describeStack(Thread.currentThread(), -100, 5);
  }

  static void await(Thread thread, Thread.State state) throws InterruptedException {
    while (thread.getState() != state) Thread.sleep(1);
  }

  static final Object lock = new Object(), other = new Object();

  static synchronized void holdMonitors() throws InterruptedException {
    Thread contender = new Thread(Queries::contend, "contender");
    synchronized (lock) {
      describeMonitors(Thread.currentThread());
      contender.start();
      await(contender, Thread.State.BLOCKED);
      describeMonitors(contender);
      describeMonitor(lock);
      describeThread(contender);
    }
    contender.join();
  }

  static void contend() {
    synchronized (other) {
      synchronized (lock) {
        lock.notifyAll();
      }
    }
  }

  static void doWait() {
    synchronized (lock) {
      synchronized (lock) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          System.out.println("interrupted");
        }
      }
    }
  }

  public static void main(String[] args) throws Exception {
    new Box<>(1).listOf("a", 2, 3.0);
    for (Class<?> c : new Class<?>[] {Shape.class, Box.class, int.class, int[][].class, Box[].class, Queries.class}) describeClass(c);
    recurse(3);
    Thread unstarted = new Thread(new ThreadGroup("group"), () -> {}, "unstarted");
    unstarted.setPriority(7);
    unstarted.setDaemon(true);
    describeThread(unstarted);
    describeThread(Thread.currentThread());
    Thread ended = new Thread("ended");
    ended.start();
    ended.join();
    describeThread(ended);
    Thread waiter = new Thread(Queries::doWait, "waiter");
    waiter.start();
    await(waiter, Thread.State.WAITING);
    describeThread(waiter);
    describeMonitors(waiter);
    describeMonitor(lock);
    holdMonitors();
    waiter.join();
    describeMonitor(lock);
    describeGroups();
    checkErrors(unstarted);
    checkRawMonitors();
  }
}
