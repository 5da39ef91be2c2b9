import java.io.*;
import java.util.*;
import java.util.zip.*;

public class StreamsIo {
    public static void main(String[] args) throws Exception {
        try (RandomAccessFile r = new RandomAccessFile("raf", "rw")) {
            r.writeInt(5); r.writeUTF("utf é\u0000"); r.writeDouble(2.5); r.writeLong(-1); r.seek(0);
            T.p(r.readInt(), r.readUTF().length(), r.readDouble(), r.readLong(), r.getFilePointer(), r.length());
            T.thrown("eof", r::readByte);
            r.setLength(10); r.seek(20); r.write(1);
            T.p(r.length(), r.skipBytes(5));
        }
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        DataOutputStream d = new DataOutputStream(b);
        d.writeBoolean(true); d.writeByte(-1); d.writeChar('é'); d.writeFloat(1.5f); d.writeShort(-2); d.writeBytes("bytes"); d.writeChars("ch");
        T.p(b.toByteArray(), d.size());
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(b.toByteArray()));
        T.p(in.readBoolean(), in.readUnsignedByte(), in.readChar(), in.readFloat(), in.readUnsignedShort(), in.readNBytes(5).length, in.available());
        byte[] text = "the quick brown fox ".repeat(200).getBytes();
        ByteArrayOutputStream z = new ByteArrayOutputStream();
        try (GZIPOutputStream g = new GZIPOutputStream(z)) { g.write(text); }
        T.p(z.size() < 200, new GZIPInputStream(new ByteArrayInputStream(z.toByteArray())).readAllBytes().length);
        Deflater def = new Deflater(9, true); def.setInput(text); def.finish();
        byte[] buf = new byte[500];
        int n = def.deflate(buf);
        Inflater inf = new Inflater(true); inf.setInput(buf, 0, n);
        byte[] back = new byte[text.length];
        T.p(inf.inflate(back), Arrays.equals(back, text), inf.finished(), def.getTotalIn(), inf.getRemaining());
        T.thrown("bad data", () -> { Inflater bad = new Inflater(); bad.setInput(text); bad.inflate(back); });
        T.thrown("not gzip", () -> new GZIPInputStream(new ByteArrayInputStream(text)));
        CRC32 c = new CRC32(); c.update(text); Adler32 a = new Adler32(); a.update(text); CRC32C cc = new CRC32C(); cc.update(text, 3, 100);
        T.p(c.getValue(), a.getValue(), cc.getValue());
        try (ZipOutputStream zo = new ZipOutputStream(new FileOutputStream("x.zip"))) { for (String e : List.of("a.txt", "dir/b.txt")) { ZipEntry ze = new ZipEntry(e); ze.setTime(1000000000000L); ze.setComment("c"); zo.putNextEntry(ze); zo.write(e.getBytes()); } zo.setComment("whole"); }
        try (ZipFile zf = new ZipFile("x.zip")) { T.p(zf.size(), zf.getComment(), zf.getEntry("a.txt").getSize(), new String(zf.getInputStream(zf.getEntry("dir/b.txt")).readAllBytes()), zf.getEntry("none"), zf.entries().nextElement()); }
        try (var fs = java.nio.file.FileSystems.newFileSystem(java.nio.file.Path.of("x.zip"))) { T.p(java.nio.file.Files.readString(fs.getPath("/dir/b.txt"))); }
        T.thrown("not zip", () -> new ZipFile("raf"));
        StringWriter sw = new StringWriter();
        PrintWriter pw = new PrintWriter(sw);
        pw.printf("%d-%s", 1, "x").append('c').println(2.5);
        LineNumberReader l = new LineNumberReader(new StringReader("a\nb\r\nc"));
        while (l.readLine() != null) { }
        T.p(sw.toString().trim(), l.getLineNumber());
        PushbackReader pr = new PushbackReader(new StringReader("xy")); pr.unread('p');
        SequenceInputStream sq = new SequenceInputStream(new ByteArrayInputStream("1".getBytes()), new ByteArrayInputStream("2".getBytes()));
        StreamTokenizer st = new StreamTokenizer(new StringReader("word 12 'q' /* c */"));
        PipedInputStream pin = new PipedInputStream(); PipedOutputStream pout = new PipedOutputStream(pin);
        new Thread(() -> { try (pout) { pout.write("piped".getBytes()); } catch (IOException e) { } }).start();
        T.p((char) pr.read(), (char) pr.read(), new String(sq.readAllBytes()), st.nextToken(), st.sval, st.nextToken(), st.nval, new String(pin.readAllBytes()));
        T.thrown("missing", () -> new FileInputStream("none")); T.thrown("directory", () -> new FileOutputStream("."));
        Properties p = new Properties(); p.load(new StringReader("a=1\n# c\nb : two\\\n  more\nc\\ d=\\u00e9\n")); p.setProperty("z", "é=");
        StringWriter ps = new StringWriter(); p.store(ps, null);
        T.p(new TreeMap<>(p), ps.toString().lines().skip(1).sorted().toList(), p.getProperty("none", "dflt"));
        T.p(FileDescriptor.out.valid(), System.console() == null, Base64.getEncoder().encodeToString("base64?>".getBytes()), new String(Base64.getMimeDecoder().decode("YWJj\r\n")), HexFormat.of().formatHex(new byte[] {1, -1}), UUID.nameUUIDFromBytes(text), new UUID(1, 2));
    }
}
