import java.lang.instrument.*;
import java.security.ProtectionDomain;
import java.util.*;

public class Premain {
    static Instrumentation inst;
    static final List<String> ARGS = new ArrayList<>();
    public static void premain(String a, Instrumentation i) { inst = i; ARGS.add(a); }
}
