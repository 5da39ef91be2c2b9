import java.lang.management.*;
import java.nio.*;
import java.util.*;

public class Main {
    static BufferPoolMXBean pool() { return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().filter(b -> b.getName().equals("direct")).findFirst().get(); }
    public static void main(String[] args) throws Exception {
        if (args.length > 0) { System.out.println("runs"); return; }
        List<ByteBuffer> keep = new ArrayList<>();
        int got = 0;
        String message = null;
        try { while (got < 40) { keep.add(ByteBuffer.allocateDirect(1 << 20)); got++; } } catch (OutOfMemoryError e) { message = e.getMessage(); }
        System.out.println(got + " " + (message == null ? null : message.replaceAll("[0-9]+", "N")) + " " + pool().getCount() + " " + (pool().getMemoryUsed() == (long) got << 20) + " " + (pool().getTotalCapacity() >> 20));
        keep.clear();
        if (!ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:+DisableExplicitGC")) {
            int again = 0;
            try { for (int i = 0; i < 120; i++) { ByteBuffer.allocateDirect(1 << 18); again++; } } catch (OutOfMemoryError e) { }
            System.out.println(again);
        }
        try { ByteBuffer.allocateDirect(Integer.MAX_VALUE); System.out.println("two gigabytes"); } catch (OutOfMemoryError e) { System.out.println(e.getMessage().replaceAll("[0-9]+", "N")); }
        try { ByteBuffer.allocateDirect(-1); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        System.out.println(ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().map(BufferPoolMXBean::getName).sorted().toList());
    }
}
