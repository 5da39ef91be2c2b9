import java.io.*;
import java.net.*;
import java.nio.charset.*;
import java.nio.file.*;
import java.util.*;
import java.util.jar.*;
import java.util.zip.*;

/** zip, jar, gzip, deflate in all levels and strategies, dictionaries, streams that are cut or garbled, checksums, zip file systems, large and many entries. */
public class ZipFull {
    static byte[] data(int n, int seed) { byte[] b = new byte[n]; Random r = new Random(seed); for (int i = 0; i < n; i++) b[i] = (byte) (r.nextInt(4) == 0 ? r.nextInt() : i / 50); return b; }

    public static void main(String[] args) throws Exception {
        byte[] d = data(100000, 1);
        for (int level = -1; level <= 9; level++) for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}) for (boolean raw : new boolean[] {false, true}) {
            Deflater def = new Deflater(level, raw); def.setStrategy(strategy); def.setInput(d); def.finish();
            byte[] out = new byte[120000]; int n = def.deflate(out); def.end();
            Inflater inf = new Inflater(raw); inf.setInput(out, 0, n); byte[] back = new byte[100001]; int m = inf.inflate(back);
            if (m != 100000 || !Arrays.equals(Arrays.copyOf(back, m), d) || !inf.finished() || inf.getRemaining() != 0) T.p("wrong", level, strategy, raw, m);
            if (strategy == 0 && !raw) T.p(level, n, inf.getAdler(), inf.getBytesRead() == n); inf.end();
        }
        Deflater dd = new Deflater(); dd.setDictionary("dictionary words".getBytes()); dd.setInput("words dictionary words".getBytes()); dd.finish(); byte[] o = new byte[100]; int n = dd.deflate(o); Inflater ii = new Inflater(); ii.setInput(o, 0, n); byte[] r = new byte[100];
        T.p(ii.inflate(r), ii.needsDictionary()); T.thrown("wrong dictionary", () -> ii.setDictionary("other".getBytes())); ii.setDictionary("dictionary words".getBytes()); T.p(new String(r, 0, ii.inflate(r)));
        Deflater sync = new Deflater(); sync.setInput("part one".getBytes()); byte[] so = new byte[200]; int s1 = sync.deflate(so, 0, 200, Deflater.SYNC_FLUSH); sync.setInput(" part two".getBytes()); int s2 = sync.deflate(so, s1, 200 - s1, Deflater.FULL_FLUSH); Inflater si = new Inflater(); si.setInput(so, 0, s1 + s2); byte[] sb = new byte[50]; T.p(new String(sb, 0, si.inflate(sb)), si.finished(), sync.getTotalIn());
        T.thrown("garbage", () -> { Inflater x = new Inflater(); x.setInput(new byte[] {1, 2, 3, 4}); x.inflate(new byte[10]); }); T.thrown("ended", () -> { Inflater x = new Inflater(); x.end(); x.inflate(new byte[5]); }); T.kind("bounds", () -> new Deflater().setInput(new byte[5], 3, 5));
        CRC32 crc = new CRC32(); Adler32 ad = new Adler32(); CRC32C c32 = new CRC32C(); for (int len : new int[] {0, 1, 7, 8, 100, 65537}) { for (Checksum c : new Checksum[] {crc, ad, c32}) { c.reset(); c.update(d, 3, Math.min(len, d.length - 3)); long one = c.getValue(); c.reset(); java.nio.ByteBuffer direct = java.nio.ByteBuffer.allocateDirect(len); direct.put(d, 3, len).flip(); c.update(direct); T.p(len, Long.toHexString(one), one == c.getValue()); } } crc.update(300); T.p(crc.getValue());
        ByteArrayOutputStream gz = new ByteArrayOutputStream(); try (GZIPOutputStream g = new GZIPOutputStream(gz, 512, true)) { g.write(d, 0, 5000); g.flush(); g.write(d, 5000, 5000); } try (GZIPOutputStream g = new GZIPOutputStream(gz)) { g.write("second member".getBytes()); }
        byte[] g = gz.toByteArray(); try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(g))) { T.p(in.readAllBytes().length); } for (int cut : new int[] {5, 20, g.length - 3}) T.thrown("cut", () -> new GZIPInputStream(new ByteArrayInputStream(g, 0, cut)).readAllBytes()); byte[] bad = g.clone(); bad[bad.length - 6] ^= 1; T.thrown("checksum", () -> new GZIPInputStream(new ByteArrayInputStream(bad)).readAllBytes()); T.thrown("no gzip", () -> new GZIPInputStream(new ByteArrayInputStream(d)));
        Path z = Path.of("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(z)))) { out.setComment("comment \u20ac"); for (int i = 0; i < 300; i++) { ZipEntry e = new ZipEntry("dir" + i % 7 + "/entry \u00e9" + i); e.setTime(1_000_000_000_000L); e.setComment("c" + i); if (i % 3 == 0) { e.setMethod(ZipEntry.STORED); e.setSize(i); CRC32 c = new CRC32(); c.update(d, 0, i); e.setCrc(c.getValue()); } e.setExtra(new byte[] {1, 0x7f, 2, 0, 9, 9}); out.putNextEntry(e); out.write(d, 0, i); out.closeEntry(); } T.thrown("duplicate", () -> out.putNextEntry(new ZipEntry("dir0/entry \u00e90"))); out.putNextEntry(new ZipEntry("empty/")); }
        try (ZipFile f = new ZipFile("a.zip")) { ZipEntry e = f.getEntry("dir3/entry \u00e9108".replace("3/", 108 % 7 + "/")); T.p(f.size(), f.getComment(), e, e.getSize(), e.getCrc(), e.getMethod(), e.getComment(), e.getExtra(), f.getEntry("none"), f.getEntry("empty").isDirectory(), f.stream().mapToLong(ZipEntry::getSize).sum()); try (InputStream in = f.getInputStream(e)) { T.p(in.available(), in.skip(5), in.readAllBytes().length); } long total = 0; for (ZipEntry x : Collections.list(f.entries())) try (InputStream in = f.getInputStream(x)) { total += Arrays.hashCode(in.readAllBytes()); } T.p(total); InputStream open = f.getInputStream(e); f.close(); T.thrown("closed", open::read); T.thrown("closed file", () -> f.getEntry("x")); }
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(z))) { int k = 0; long sum = 0; for (ZipEntry e; (e = in.getNextEntry()) != null; k++) sum += in.readAllBytes().length; T.p(k, sum); }
        byte[] zb = Files.readAllBytes(z); for (int at : new int[] {zb.length - 5, zb.length - 40, zb.length / 2}) { byte[] broken = Arrays.copyOf(zb, at); Files.write(Path.of("b.zip"), broken); T.thrown("cut zip " + (zb.length - at > 1000 ? "half" : zb.length - at), () -> new ZipFile("b.zip").close()); } Files.write(Path.of("e.zip"), new byte[0]); T.thrown("empty zip", () -> new ZipFile("e.zip")); T.thrown("none", () -> new ZipFile("none.zip")); T.kind("directory", () -> new ZipFile("."));
        try (FileSystem fs = FileSystems.newFileSystem(URI.create("jar:" + z.toUri()), Map.of())) { T.p(Files.list(fs.getPath("/")).map(Path::toString).sorted().toList(), Files.size(fs.getPath("dir1/entry \u00e91"))); Files.writeString(fs.getPath("/new.txt"), "new"); Files.move(fs.getPath("/new.txt"), fs.getPath("/dir1/moved.txt")); Files.delete(fs.getPath("dir0/entry \u00e90")); } try (ZipFile f = new ZipFile("a.zip", StandardCharsets.UTF_8)) { T.p(f.size(), new String(f.getInputStream(f.getEntry("dir1/moved.txt")).readAllBytes())); }
        Manifest m = new Manifest(); m.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0"); m.getMainAttributes().putValue("Long", "x".repeat(200)); m.getEntries().put("e", new Attributes()); m.getEntries().get("e").putValue("K", "v\u00e9"); try (JarOutputStream j = new JarOutputStream(new FileOutputStream("j.jar"), m)) { j.putNextEntry(new JarEntry("e")); j.write(5); } try (JarFile j = new JarFile(new File("j.jar"), true, ZipFile.OPEN_READ, Runtime.version())) { T.p(j.getManifest().getMainAttributes().getValue("Long").length(), j.getJarEntry("e").getAttributes().getValue("K"), j.isMultiRelease(), j.getManifest().equals(m)); }
    }
}
