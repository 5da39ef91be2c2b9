import java.io.*;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.*;
import java.util.stream.*;

public class FilesApi {
    public static void main(String[] args) throws Exception {
        Path d = Files.createDirectories(Path.of("a/b/c")), f = d.resolve("file.txt");
        Files.writeString(f, "line1\nline2é\n");
        Files.write(f, List.of("three"), StandardOpenOption.APPEND);
        T.p(Files.readAllLines(f), Files.size(f), Files.exists(f), Files.isDirectory(d), Files.isRegularFile(d), Files.notExists(Path.of("none")), Files.isReadable(f), Files.isExecutable(f), Files.isSameFile(f, Path.of("a/./b/c/file.txt")));
        Path copy = Files.copy(f, Path.of("a/copy"));
        T.thrown("copy exists", () -> Files.copy(f, copy));
        Files.move(copy, Path.of("a/moved"), StandardCopyOption.REPLACE_EXISTING);
        Files.createSymbolicLink(Path.of("a/link"), Path.of("moved"));
        T.p(Files.readSymbolicLink(Path.of("a/link")), Files.isSymbolicLink(Path.of("a/link")), Files.readString(Path.of("a/link")).length(), Files.mismatch(f, Path.of("a/moved")));
        try (Stream<Path> w = Files.walk(Path.of("a"))) { T.p(w.map(Path::toString).sorted().toList()); }
        try (DirectoryStream<Path> s = Files.newDirectoryStream(Path.of("a"), "m*")) { for (Path x : s) T.p(x); }
        Files.setPosixFilePermissions(f, PosixFilePermissions.fromString("rw-r-----"));
        Files.setLastModifiedTime(f, FileTime.fromMillis(1000000000000L));
        BasicFileAttributes at = Files.readAttributes(f, BasicFileAttributes.class);
        T.p(PosixFilePermissions.toString(Files.getPosixFilePermissions(f)), at.lastModifiedTime(), at.isRegularFile(), at.size(), Files.getAttribute(f, "unix:nlink"), Files.getFileStore(f) != null);
        T.thrown("missing", () -> Files.readString(Path.of("none")));
        T.thrown("not empty", () -> Files.delete(Path.of("a")));
        T.thrown("mkdir exists", () -> Files.createDirectory(d));
        T.thrown("delete missing", () -> Files.delete(Path.of("none")));
        T.thrown("read directory", () -> Files.readAllBytes(d));
        T.p(Files.deleteIfExists(Path.of("none")), Files.createTempFile(Path.of("."), "pre", ".tmp").toString().endsWith(".tmp"));
        Files.walkFileTree(Path.of("a"), new SimpleFileVisitor<>() { public FileVisitResult visitFile(Path p, BasicFileAttributes x) throws IOException { Files.delete(p); return FileVisitResult.CONTINUE; } public FileVisitResult postVisitDirectory(Path p, IOException e) throws IOException { Files.delete(p); return FileVisitResult.CONTINUE; } });
        T.p(Files.exists(Path.of("a")));
        File io = new File("old.txt");
        T.p(io.createNewFile(), io.createNewFile(), io.length(), io.renameTo(new File("new.txt")), new File("new.txt").exists(), io.delete(), new File("x/y").mkdirs(), Arrays.toString(new File("x").list()), io.isAbsolute(), new File("new.txt").setReadOnly(), new File("a/../b").getCanonicalPath().endsWith("/b"), new File("a//b/").getPath());
        Path p = Path.of("/x/y/../z/./w.txt");
        T.p(p.normalize(), p.getFileName(), p.getParent(), p.getNameCount(), p.subpath(1, 3), p.startsWith("/x"), p.endsWith("w.txt"), p.relativize(Path.of("/x/q")), p.resolveSibling("s"), p.toUri(), Path.of("rel").isAbsolute(), p.getRoot(), p.compareTo(Path.of("/y")), Path.of("").toString().isEmpty(), p.iterator().next(), Path.of("a", "b", "c"));
        T.thrown("nul in path", () -> Path.of("a\0b"));
        T.p(FileSystems.getDefault().getPathMatcher("glob:**/*.{java,txt}").matches(p), FileSystems.getDefault().getSeparator());
    }
}
