import java.util.*;
public class Show {
    public static void main(String[] args) {
        TreeMap<String, String> t = new TreeMap<>();
        System.getProperties().forEach((k, v) -> { if (k.toString().length() <= 1) t.put(k.toString(), v.toString()); });
        System.out.println(t + " " + Arrays.toString(args));
        if (args.length > 0 && args[0].equals("heap")) System.out.println(Runtime.getRuntime().maxMemory() >> 24);
    }
}
