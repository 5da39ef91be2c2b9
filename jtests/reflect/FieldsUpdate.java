// jtest: normalize @[0-9a-f]+ => @HASH
import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.concurrent.atomic.*;

/** Final fields set by reflection or not, static finals, volatile and hot fields through every accessor, atomic field updaters. */
public class FieldsUpdate {
    final int constant = 10;
    final int computed;
    final String text = String.valueOf("t");
    static final Object STATIC = new Object[0];
    static final int NUMBER = Integer.parseInt("6");
    volatile int vol;
    volatile long lvol;
    volatile Object ovol;
    static volatile int svol;
    int plain;
    private volatile int priv;
    FieldsUpdate(int c) { computed = c; }
    class Inner { final int x = computed; }

    static void set(Field f, Object o, Object v) { T.value(f.getName(), () -> { f.set(o, v); return f.get(o); }); }

    public static void main(String[] args) throws Exception {
        FieldsUpdate o = new FieldsUpdate(3);
        Field computed = FieldsUpdate.class.getDeclaredField("computed"), constant = FieldsUpdate.class.getDeclaredField("constant"), statics = FieldsUpdate.class.getDeclaredField("STATIC"), number = FieldsUpdate.class.getDeclaredField("NUMBER");
        set(computed, o, 5);
        computed.setAccessible(true); constant.setAccessible(true); statics.setAccessible(true); number.setAccessible(true);
        set(computed, o, 5); set(constant, o, 11); set(number, null, 7);
        T.p(o.computed, o.constant, constant.get(o), NUMBER);
        T.thrown("static final", () -> statics.set(null, "x"));
        T.thrown("wrong type", () -> computed.set(o, "x"));
        Field outer = Inner.class.getDeclaredFields()[0].getName().equals("x") ? Inner.class.getDeclaredFields()[1] : Inner.class.getDeclaredFields()[0];
        outer.setAccessible(true);
        T.p(outer.isSynthetic(), Modifier.toString(outer.getModifiers()), outer.get(o.new Inner()) == o);
        for (int i = 0; i < 60; i++) { computed.setInt(o, i); if (computed.getInt(o) != i || o.computed != i || new FieldsUpdate(i).new Inner().x != i) T.p("wrong", i); }
        MethodHandle setter = MethodHandles.lookup().unreflectSetter(computed);
        T.value("setter of accessible final", () -> { setter.invoke(o, 99); return o.computed; });
        T.thrown("setter of static final", () -> MethodHandles.lookup().unreflectSetter(statics));
        T.thrown("findSetter", () -> MethodHandles.lookup().findSetter(FieldsUpdate.class, "computed", int.class));
        AtomicIntegerFieldUpdater<FieldsUpdate> u = AtomicIntegerFieldUpdater.newUpdater(FieldsUpdate.class, "vol"), p = AtomicIntegerFieldUpdater.newUpdater(FieldsUpdate.class, "priv");
        AtomicLongFieldUpdater<FieldsUpdate> l = AtomicLongFieldUpdater.newUpdater(FieldsUpdate.class, "lvol");
        AtomicReferenceFieldUpdater<FieldsUpdate, Object> r = AtomicReferenceFieldUpdater.newUpdater(FieldsUpdate.class, Object.class, "ovol");
        for (int i = 0; i < 3000; i++) { u.incrementAndGet(o); l.addAndGet(o, i); p.accumulateAndGet(o, i, Math::max); r.compareAndSet(o, i == 0 ? null : (Object) o, o); u.compareAndSet(o, i + 1, i + 1); }
        T.p(o.vol, o.lvol, o.priv, o.ovol == o, u.getAndUpdate(o, x -> -x), u.get(o), l.getAndSet(o, 5L), r.getAndSet(o, "z"), o.ovol);
        T.thrown("not volatile", () -> AtomicIntegerFieldUpdater.newUpdater(FieldsUpdate.class, "plain")); T.thrown("static", () -> AtomicIntegerFieldUpdater.newUpdater(FieldsUpdate.class, "svol")); T.thrown("type", () -> AtomicLongFieldUpdater.newUpdater(FieldsUpdate.class, "vol")); T.thrown("reference type", () -> AtomicReferenceFieldUpdater.newUpdater(FieldsUpdate.class, String.class, "ovol")); T.thrown("none", () -> AtomicIntegerFieldUpdater.newUpdater(FieldsUpdate.class, "none"));
        T.thrown("wrong class", () -> ((AtomicIntegerFieldUpdater) u).get("x")); T.kind("null", () -> u.get(null));
        T.thrown("private elsewhere", () -> Elsewhere.make());
    }
}
class Elsewhere { static Object make() { return AtomicIntegerFieldUpdater.newUpdater(FieldsUpdate.class, "priv"); } }
