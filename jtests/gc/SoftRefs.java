// jtest: opts -Xmx48m
import java.lang.ref.*;
import java.util.*;

public class SoftRefs {
    public static void main(String[] args) {
        List<SoftReference<byte[]>> cache = new ArrayList<>();
        for (int i = 0; i < 30; i++) cache.add(new SoftReference<>(new byte[1 << 20]));
        List<byte[]> fill = new ArrayList<>();
        try { while (true) fill.add(new byte[1 << 20]); } catch (OutOfMemoryError e) { fill.clear(); }
        int alive = 0;
        for (SoftReference<byte[]> s : cache) if (s.get() != null) alive++;
        T.p("all cleared before the error", alive);
        SoftReference<Object> fresh = new SoftReference<>(new Object());
        System.gc();
        T.p("kept with memory free", fresh.get() != null);
    }
}
