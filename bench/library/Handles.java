import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** Method and variable handles, reflection, proxies, field updaters. */
final class Handles {
  int f;
  volatile int vf;
  long lf;
  static final VarHandle F;
  static final VarHandle VF;
  static final VarHandle LF;
  static final VarHandle AI = MethodHandles.arrayElementVarHandle(int[].class);
  static final VarHandle BB = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final MethodHandle MH;
  static final MethodHandle MHV;
  static final AtomicIntegerFieldUpdater<Handles> UP = AtomicIntegerFieldUpdater.newUpdater(Handles.class, "vf");
  
  static {
    try {
      var lookup = MethodHandles.lookup();
      F = lookup.findVarHandle(Handles.class, "f", int.class);
      VF = lookup.findVarHandle(Handles.class, "vf", int.class);
      LF = lookup.findVarHandle(Handles.class, "lf", long.class);
      MH = lookup.findStatic(Handles.class, "add", MethodType.methodType(int.class, int.class, int.class));
      MHV = lookup.findVirtual(Handles.class, "vadd", MethodType.methodType(int.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new Error(e);
    }
  }
  
  interface Shape {
    double area();
  }
  
  static class Square implements Shape {
    double side = 2;
  
    @Override
    public double area() {
      return side * side;
    }
  }
  
  static int add(int a, int b) {
    return a + b;
  }
  
  int vadd(int b) {
    return f + b;
  }

  private Handles() {}

  static void register(Operations all) throws ReflectiveOperationException {
    Handles m = new Handles();
    Method rm = Handles.class.getDeclaredMethod("add", int.class, int.class);
    Field rf = Handles.class.getDeclaredField("f");
    Constructor<Square> rc = Square.class.getDeclaredConstructor();
    int[] ia = new int[64];
    byte[] ba = new byte[512];
    MethodHandle[] hs = {MethodHandles.insertArguments(MH, 0, 5), MethodHandles.insertArguments(MH, 1, 7)};
    InvocationHandler handler = (proxy, method, arguments) -> 1.0;
    Shape px = (Shape) Proxy.newProxyInstance(Handles.class.getClassLoader(), new Class<?>[] {Shape.class}, handler);
    all.add("varhandle get/set", n -> {
      for (int i = 0; i < n; i++) {
        F.set(m, i);
        Operations.sink += (int) F.get(m);
      }
    });
    all.add("varhandle cas", n -> {
      for (int i = 0; i < n; i++) {
        int v = (int) VF.getVolatile(m);
        VF.compareAndSet(m, v, v + 1);
      }
    });
    all.add("varhandle getAndAdd", n -> {
      for (int i = 0; i < n; i++) Operations.sink += (long) LF.getAndAdd(m, 3L);
    });
    all.add("varhandle array", n -> {
      for (int i = 0; i < n; i++) {
        AI.setRelease(ia, i & 63, i);
        Operations.sink += (int) AI.getAcquire(ia, (i + 1) & 63);
      }
    });
    all.add("varhandle view", n -> {
      for (int i = 0; i < n; i++) {
        BB.set(ba, (i & 63) * 8, (long) i);
        Operations.sink += (long) BB.get(ba, ((i + 1) & 63) * 8);
      }
    });
    all.add("mh invokeExact", n -> {
      try {
        for (int i = 0; i < n; i++) Operations.sink += (int) MH.invokeExact(i, 3);
      } catch (Throwable e) {
        throw new Error(e);
      }
    });
    all.add("mh invoke virtual", n -> {
      try {
        for (int i = 0; i < n; i++) Operations.sink += (int) MHV.invoke(m, i);
      } catch (Throwable e) {
        throw new Error(e);
      }
    });
    all.add("mh non-constant", n -> {
      try {
        for (int i = 0; i < n; i++) Operations.sink += (int) hs[i & 1].invokeExact(i);
      } catch (Throwable e) {
        throw new Error(e);
      }
    });
    all.add("reflect invoke", n -> {
      try {
        for (int i = 0; i < n; i++) Operations.sink += (Integer) rm.invoke(null, i, 3);
      } catch (Exception e) {
        throw new Error(e);
      }
    });
    all.add("reflect field", n -> {
      try {
        for (int i = 0; i < n; i++) {
          rf.setInt(m, i);
          Operations.sink += rf.getInt(m);
        }
      } catch (Exception e) {
        throw new Error(e);
      }
    });
    all.add("reflect new", n -> {
      try {
        for (int i = 0; i < n; i++) Operations.object = rc.newInstance();
      } catch (Exception e) {
        throw new Error(e);
      }
    });
    all.add("proxy call", n -> {
      for (int i = 0; i < n; i++) Operations.sink += (long) px.area();
    });
    all.add("field updater", n -> {
      for (int i = 0; i < n; i++) UP.incrementAndGet(m);
    });
  }
}
