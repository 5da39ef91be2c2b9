import java.util.*;
import javax.script.*;

public class PrefsScript {
    public static void main(String[] args) throws Exception {
        T.p(new ScriptEngineManager().getEngineFactories().size(), new ScriptEngineManager().getEngineByName("javascript"));
        Observable2 o = new Observable2();
        java.beans.PropertyChangeSupport p = new java.beans.PropertyChangeSupport(o);
        p.addPropertyChangeListener(e -> T.p(e.getPropertyName(), e.getOldValue(), e.getNewValue()));
        p.firePropertyChange("x", 1, 2); p.firePropertyChange("x", 2, 2);
        StringBuilder s = new StringBuilder();
        for (var d : java.beans.Introspector.getBeanInfo(Observable2.class, Object.class).getPropertyDescriptors()) s.append(d.getName()).append(':').append(d.getPropertyType().getSimpleName()).append(d.getWriteMethod() != null).append(' ');
        T.p(s);
        T.p(java.util.stream.IntStream.of(1, 2).boxed().toList(), new EventObject("src").getSource(), new Formatter().format("%s", "f"), Objects.requireNonNullElseGet(null, () -> "x"));
        var bean = java.lang.management.ManagementFactory.getPlatformMBeanServer();
        var name = new javax.management.ObjectName("t:type=X");
        bean.registerMBean(new X(), name);
        T.p(bean.getAttribute(name, "Value"), bean.invoke(name, "twice", new Object[] {4}, new String[] {"int"}), bean.isRegistered(name));
    }
    public static class Observable2 { private int count; public int getCount() { return count; } public void setCount(int c) { count = c; } public boolean isReady() { return true; } }
    public interface XMBean { int getValue(); int twice(int x); }
    public static class X implements XMBean { public int getValue() { return 9; } public int twice(int x) { return 2 * x; } }
}
