// jtest: opts -XX:+IgnoreUnrecognizedVMOptions -Djdk.attach.allowAttachSelf=true

import java.lang.management.ManagementFactory;
import java.util.*;
import javax.management.*;

/** Diagnostic commands by the DiagnosticCommand MBean. */
public class Commands {
    static class Marked { }
    static MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    static ObjectName name;

    static String run(String operation, String... with) throws Exception {
        try {
            return (String) server.invoke(name, operation, new Object[] {with}, new String[] {String[].class.getName()});
        } catch (RuntimeMBeanException e) {
            return e.getCause().toString();
        }
    }

    public static void main(String[] args) throws Exception {
        name = new ObjectName("com.sun.management:type=DiagnosticCommand");
        Set<String> operations = new TreeSet<>();
        for (MBeanOperationInfo o : server.getMBeanInfo(name).getOperations()) operations.add(o.getName() + o.getSignature().length);
        T.p(operations.containsAll(List.of("gcClassHistogram1", "gcRun0", "help1", "threadPrint1", "vmVersion0", "vmFlags1", "vmUptime1", "vmCommandLine0", "vmSystemProperties0")));
        T.p(run("help", "VM.flags"));
        T.p(run("help", "Thread.print"));
        T.p(run("help", "VM.uptime"));
        T.p(run("help", "VM.set_flag"));
        T.p(run("help", "Nothing"));
        T.p(run("vmUptime", "-nothing"));
        T.p(run("vmUptime").matches("\\d+\\.\\d{3} s\n"));
        T.p(run("vmUptime", "-date").matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\+\\d{4}: [\\d.]+ s\n"));
        T.p(((String) server.invoke(name, "vmVersion", null, null)).lines().count());
        T.p(server.invoke(name, "gcRun", null, null));
        List<Marked> kept = new ArrayList<>();
        for (int i = 0; i < 1234; i++) kept.add(new Marked());
        String histogram = run("gcClassHistogram");
        T.p(histogram.lines().limit(2).toList());
        T.p(histogram.lines().filter(l -> l.contains("Commands$Marked")).map(l -> l.trim().split("\\s+")[1]).toList());
        T.p(histogram.contains("java.lang.String (java.base@17"), histogram.contains("[B (java.base@17"), histogram.lines().anyMatch(l -> l.matches("Total +\\d+ +\\d+")));
        T.p(kept.size());
        String threads = run("threadPrint", "-l");
        T.p(threads.contains("Full thread dump"), threads.contains("\"main\" #1 prio=5"), threads.contains("   Locked ownable synchronizers:\n\t- None"), threads.contains("at Commands.main(Commands.java:"));
        String properties = (String) server.invoke(name, "vmSystemProperties", null, null);
        T.p(properties.contains("java.specification.version=17\n"), properties.contains("line.separator=\\n"));
        String line = (String) server.invoke(name, "vmCommandLine", null, null);
        T.p(line.startsWith("VM Arguments:\njvm_args: "), line.contains("java_command: Commands"));
        T.p(run("vmSetFlag", "HeapDumpOnOutOfMemoryError", "true"), run("vmSetFlag", "MaxHeapSize", "1"), run("vmSetFlag"));
        T.p(run("vmFlags", "-all").contains("     bool HeapDumpOnOutOfMemoryError               = true "), run("vmFlags").contains("-XX:+HeapDumpOnOutOfMemoryError"));
    }
}
