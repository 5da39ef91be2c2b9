package requires;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * What the tests' {@code @requires} lines may ask. The suite's own class asks HotSpot's white-box interface, which no
 * other VM has; this one answers from what any VM tells, and "false" for the abilities that only HotSpot has.
 */
public class VMProps implements Callable<Map<String, String>> {
    private static final String[] NO = {
        "jdk.containerized", "container.support", "vm.cds", "vm.cds.custom.loaders", "vm.cds.write.archived.java.heap",
        "vm.compiler1.enabled", "vm.compiler2.enabled", "vm.debug", "vm.emulatedClient", "vm.flightRecorder",
        "vm.gc.Epsilon", "vm.gc.Shenandoah", "vm.gc.Z", "vm.graal.enabled", "vm.hasDTrace", "vm.hasJFR", "vm.hasSA",
        "vm.jvmci", "vm.jvmci.enabled", "vm.musl", "vm.rtm.compiler", "vm.rtm.cpu",
    };
    private static final String[] YES = {"vm.flagless", "vm.gc.G1", "vm.gc.Parallel", "vm.gc.Serial", "vm.jvmti"};

    @Override
    public Map<String, String> call() {
        Map<String, String> values = new TreeMap<>();
        for (String key : NO) values.put(key, "false");
        for (String key : YES) values.put(key, "true");
        values.put("java.runtime.name", System.getProperty("java.runtime.name"));
        values.put("release.implementor", System.getProperty("java.vendor"));
        values.put("sun.arch.data.model", System.getProperty("sun.arch.data.model"));
        values.put("vm.bits", System.getProperty("sun.arch.data.model"));
        values.put("vm.compMode", "Xmixed");
        values.put("vm.cpu.features", "");
        values.put("vm.pageSize", "4096");
        values.put("vm.simpleArch", System.getProperty("os.arch").equals("amd64") ? "x64" : System.getProperty("os.arch"));
        dump(values);
        return values;
    }

    /** The harness may ask for a copy of the values, as the suite's own class writes it. */
    private static void dump(Map<String, String> values) {
        String file = System.getProperty("vmprops.dump");
        if (file == null) return;
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(key).append("=").append(value).append("\n"));
        try {
            Files.writeString(Path.of(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) {
        new VMProps().call().forEach((key, value) -> System.out.println(key + ": " + value));
    }
}
