import java.io.*;
import java.nio.*;
import java.security.MessageDigest;
import java.util.*;
import java.util.zip.*;

/** Buffers, streams of bytes, checksums, digests, codecs. */
final class Bytes {

  private Bytes() {}

  static void register(Operations all) throws ReflectiveOperationException {
    byte[] ba = new byte[512];
    ByteBuffer hb = ByteBuffer.allocate(1024);
    ByteBuffer db = ByteBuffer.allocateDirect(1024).order(ByteOrder.LITTLE_ENDIAN);
    all.add("heap buffer", n -> {
      for (int i = 0; i < n; i++) {
        hb.putInt((i & 127) * 4, i);
        Operations.sink += hb.getLong((i & 63) * 8);
        hb.clear();
        hb.put((byte) i).putShort((short) i);
        hb.flip();
        Operations.sink += hb.remaining();
        hb.clear();
      }
    });
    all.add("direct buffer", n -> {
      for (int i = 0; i < n; i++) {
        db.putInt((i & 127) * 4, i);
        Operations.sink += db.getLong((i & 63) * 8);
        db.clear();
        db.put((byte) i).putShort((short) i);
        db.flip();
        Operations.sink += db.get();
        db.clear();
      }
    });
    all.add("IntBuffer view", n -> {
      IntBuffer ib = db.clear().asIntBuffer();
      for (int i = 0; i < n; i++) {
        ib.put(i & 127, i);
        Operations.sink += ib.get((i + 3) & 127);
      }
    });
    all.add("ByteArray streams", n -> {
      try {
        for (int i = 0; i < n / 200; i++) {
          var bo = new ByteArrayOutputStream();
          var dd = new DataOutputStream(bo);
          for (int k = 0; k < 20; k++) {
            dd.writeInt(k);
            dd.writeUTF("ab");
          }
          var di = new DataInputStream(new ByteArrayInputStream(bo.toByteArray()));
          for (int k = 0; k < 20; k++) Operations.sink += di.readInt() + di.readUTF().length();
        }
      } catch (IOException e) {
        throw new Error(e);
      }
    });
    all.add("serialization", n -> {
      try {
        for (int i = 0; i < n / 2000; i++) {
          var bo = new ByteArrayOutputStream();
          try (var oo = new ObjectOutputStream(bo)) {
            oo.writeObject(new ArrayList<>(List.of("a", 1, 2L, new int[] {1, 2})));
          }
          Operations.sink += ((List<?>) new ObjectInputStream(new ByteArrayInputStream(bo.toByteArray())).readObject()).size();
        }
      } catch (Exception e) {
        throw new Error(e);
      }
    });
    all.add("Buffered reader", n -> {
      try {
        String txt = "line of text\n".repeat(50);
        for (int i = 0; i < n / 500; i++) {
          var br = new BufferedReader(new StringReader(txt));
          for (String l; (l = br.readLine()) != null;) Operations.sink += l.length();
        }
      } catch (IOException e) {
        throw new Error(e);
      }
    });
    all.add("Scanner", n -> {
      for (int i = 0; i < n / 1000; i++) {
        Scanner sc = new Scanner("1 2 3 abc");
        while (sc.hasNextInt()) Operations.sink += sc.nextInt();
      }
    });
    all.add("PrintStream", n -> {
      var ps = new PrintStream(new ByteArrayOutputStream(1 << 16));
      for (int i = 0; i < n / 50; i++) ps.println("abc " + i);
    });
    all.add("Base64", n -> {
      for (int i = 0; i < n / 50; i++) Operations.sink += Base64.getDecoder().decode(Base64.getEncoder().encode(ba)).length;
    });
    all.add("CRC/Adler", n -> {
      CRC32 c = new CRC32();
      Adler32 a = new Adler32();
      for (int i = 0; i < n / 50; i++) {
        c.update(ba);
        a.update(ba);
      }
      Operations.sink += c.getValue() + a.getValue();
    });
    all.add("SHA-256/MD5", n -> {
      try {
        var s = MessageDigest.getInstance("SHA-256");
        var d = MessageDigest.getInstance("MD5");
        for (int i = 0; i < n / 500; i++) Operations.sink += s.digest(ba)[0] + d.digest(ba)[0];
      } catch (Exception e) {
        throw new Error(e);
      }
    });
    all.add("Deflater", n -> {
      for (int i = 0; i < n / 5000; i++) {
        Deflater d = new Deflater();
        d.setInput(ba);
        d.finish();
        byte[] o = new byte[600];
        Operations.sink += d.deflate(o);
        d.end();
      }
    });
  }
}
