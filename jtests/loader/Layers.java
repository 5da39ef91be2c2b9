// jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
import java.lang.module.*;
import java.util.*;

public class Layers {
    public static void main(String[] args) throws Exception {
        ModuleLayer boot = ModuleLayer.boot();
        T.p(boot.findModule("java.base").get(), boot.findModule("none").isPresent(), boot.parents().get(0) == ModuleLayer.empty(), boot.findLoader("java.base"), boot.configuration().findModule("java.base").get().reads().isEmpty());
        ModuleDescriptor d = Object.class.getModule().getDescriptor();
        T.p(d.name(), d.isOpen(), d.isAutomatic(), d.packages().contains("java.util"), d.exports().stream().anyMatch(e -> e.source().equals("java.lang")), d.uses().contains("java.nio.file.spi.FileSystemProvider"), d.mainClass());
        ModuleDescriptor m = ModuleDescriptor.newModule("made", Set.of(ModuleDescriptor.Modifier.OPEN)).requires("java.base").packages(Set.of("a.b")).version("1.2").build();
        T.p(m, m.toNameAndVersion(), m.isOpen(), ModuleDescriptor.Version.parse("1.10").compareTo(ModuleDescriptor.Version.parse("1.9")));
        T.thrown("bad name", () -> ModuleDescriptor.newModule("1x"));
        Configuration c = boot.configuration().resolve(ModuleFinder.of(), ModuleFinder.of(), List.of());
        ModuleLayer l = boot.defineModulesWithOneLoader(c, ClassLoader.getSystemClassLoader());
        T.p(l.modules(), l.parents().size(), l.findModule("java.base").isPresent());
        T.thrown("resolution", () -> boot.configuration().resolve(ModuleFinder.of(), ModuleFinder.of(), List.of("none")));
        Module mine = Layers.class.getModule(), base = Object.class.getModule();
        T.p(mine, mine.isNamed(), mine.getPackages().contains(""), mine.canRead(base), base.canRead(mine), mine.addReads(base) == mine);
        T.thrown("addExports", () -> base.addExports("java.lang", mine));
        T.p(ModuleFinder.ofSystem().find("java.base").get().location().get(), base.getResourceAsStream("java/lang/Object.class") != null, mine.getLayer(), base.getAnnotations().length, String.class.getModule().getClassLoader());
        try (ModuleReader r = ModuleFinder.ofSystem().find("java.base").get().open()) { T.p(r.find("java/lang/String.class").isPresent(), r.list().filter(x -> x.equals("java/lang/Object.class")).count()); }
        java.nio.file.FileSystem jrt = java.nio.file.FileSystems.getFileSystem(java.net.URI.create("jrt:/"));
        T.p(java.nio.file.Files.exists(jrt.getPath("modules/java.base/java/lang/Object.class")), java.nio.file.Files.readAllBytes(jrt.getPath("modules", "java.base", "java/lang/Object.class"))[0] & 0xff);
    }
}
