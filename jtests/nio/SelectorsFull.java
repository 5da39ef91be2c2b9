// jtest: tag net
import java.io.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.util.*;
import java.util.concurrent.*;

/** Selectors and channels on loopback: accept, connect, read, write, wake-ups, cancelled keys, closing from other threads, scatter and gather, pipes, datagrams, half close. */
public class SelectorsFull {
    static ServerSocketChannel server() throws IOException { return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); }
    static String ops(SelectionKey k) { return (k.isAcceptable() ? "A" : "") + (k.isConnectable() ? "C" : "") + (k.isReadable() ? "R" : "") + (k.isWritable() ? "W" : ""); }
    static String text(ByteBuffer b) { b.flip(); byte[] x = new byte[b.remaining()]; b.get(x); return new String(x); }

    // Until the thread is in the system's call.
    static void awaitNative(Thread[] threads, int index) throws InterruptedException {
        for (;;) {
            Thread thread = threads[index];
            StackTraceElement[] trace = thread == null ? new StackTraceElement[0] : thread.getStackTrace();
            if (trace.length > 0 && trace[0].isNativeMethod()) break;
            Thread.sleep(1);
        }
        Thread.sleep(10);
    }

    public static void main(String[] args) throws Exception {
        Selector s = Selector.open();
        T.p(s.selectNow(), s.select(1), s.wakeup() == s, s.select(), s.isOpen(), s.keys().size());
        ServerSocketChannel server = server();
        T.kind("blocking", () -> server.register(s, SelectionKey.OP_ACCEPT));
        server.configureBlocking(false);
        T.kind("bad ops", () -> server.register(s, SelectionKey.OP_READ));
        SelectionKey accept = server.register(s, SelectionKey.OP_ACCEPT, "attachment");
        T.p(server.accept(), server.isRegistered(), accept.attachment(), accept.interestOps(), server.keyFor(s) == accept, server.validOps());
        SocketChannel client = SocketChannel.open(); client.configureBlocking(false);
        SelectionKey ck = client.register(s, SelectionKey.OP_CONNECT);
        boolean connected = client.connect(server.getLocalAddress());
        Set<String> seen = new TreeSet<>(); SocketChannel peer = null;
        while (peer == null || !client.isConnected()) {
            s.select(1000);
            for (Iterator<SelectionKey> i = s.selectedKeys().iterator(); i.hasNext();) { SelectionKey k = i.next(); i.remove(); seen.add(ops(k)); if (k.isAcceptable()) peer = server.accept(); if (k.isConnectable()) client.finishConnect(); }
            if (connected && client.isConnected()) seen.add("C");
        }
        T.p(seen, client.isConnected(), peer.isConnected(), peer.isBlocking());
        peer.configureBlocking(false);
        SelectionKey pk = peer.register(s, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        ck.interestOps(0); accept.interestOps(0);
        s.selectedKeys().clear(); s.select(100); T.p(s.selectedKeys().size(), ops(pk));
        client.write(new ByteBuffer[] {ByteBuffer.wrap("scat".getBytes()), ByteBuffer.allocateDirect(4).put("ter!".getBytes()).flip()});
        pk.interestOps(SelectionKey.OP_READ); s.selectedKeys().clear();
        T.p(s.select(2000), ops(pk));
        ByteBuffer a = ByteBuffer.allocate(3), b = ByteBuffer.allocateDirect(20);
        T.p(peer.read(new ByteBuffer[] {a, b}), text(a), text(b), peer.read(ByteBuffer.allocate(5)), peer.read(ByteBuffer.allocate(0)));
        client.write(ByteBuffer.wrap("x".getBytes()));
        s.selectedKeys().clear();
        T.kind("select in select", () -> s.select(k -> { try { s.selectNow(); } catch (IOException e) { throw new UncheckedIOException(e); } }, 2000));
        int[] acted = {0}; s.selectedKeys().clear(); T.p(s.select(k -> acted[0]++, 2000), acted[0]);
        // Filling the peer until it would block; then draining all of it.
        ByteBuffer big = ByteBuffer.allocateDirect(1 << 16); long written = 0; int w; do { big.clear(); w = client.write(big); written += w; } while (w > 0);
        long read = 0; ByteBuffer sink = ByteBuffer.allocateDirect(1 << 16);
        while (read < written + 1) { sink.clear(); int r = peer.read(sink); if (r == 0) { s.selectedKeys().clear(); s.select(1000); } else read += r; }
        T.p(read == written + 1);
        client.shutdownOutput(); s.selectedKeys().clear(); T.p(s.select(2000), peer.read(sink.clear()), ops(pk)); peer.write(ByteBuffer.wrap("still".getBytes()));
        client.configureBlocking(false); ByteBuffer in = ByteBuffer.allocate(10); while (client.read(in) == 0) Thread.onSpinWait(); T.p(text(in)); T.kind("write after shutdown", () -> client.write(ByteBuffer.wrap(new byte[1])));
        pk.cancel(); T.p(pk.isValid(), s.keys().size()); T.kind("cancelled", () -> pk.interestOps()); s.selectNow(); T.p(s.keys().size(), peer.isRegistered());
        Thread waker = new Thread(() -> { try { Thread.sleep(20); } catch (InterruptedException e) { T.p(e); } s.wakeup(); }); s.selectedKeys().clear(); waker.start(); T.p(s.select()); waker.join();
        Thread me = Thread.currentThread(); me.interrupt(); T.p(s.select(), Thread.interrupted());
        Thread closer = new Thread(() -> { try { Thread.sleep(20); s.close(); } catch (Exception e) { T.p(e); } }); closer.start(); T.kind("closed while selecting", () -> { while (true) s.select(); }); closer.join(); T.p(s.isOpen(), accept.isValid()); T.kind("closed", () -> s.keys());
        // Blocking channels closed, and threads interrupted, in the middle of an operation.
        ServerSocketChannel blocking = server(); SocketChannel c2 = SocketChannel.open(blocking.getLocalAddress()), p2 = blocking.accept();
        ExecutorService pool = Executors.newCachedThreadPool();
        Thread[] busy = new Thread[2];
        Future<?> reading = pool.submit(() -> { busy[0] = Thread.currentThread(); return p2.read(ByteBuffer.allocate(4)); }), accepting = pool.submit(() -> { busy[1] = Thread.currentThread(); return blocking.accept(); });
        awaitNative(busy, 0); awaitNative(busy, 1); p2.close(); blocking.close();
        T.kind("async close", () -> { try { reading.get(); } catch (ExecutionException e) { throw e.getCause(); } }); T.kind("async close of accept", () -> { try { accepting.get(); } catch (ExecutionException e) { throw e.getCause(); } });
        ServerSocketChannel third = server(); SocketChannel c3 = SocketChannel.open(third.getLocalAddress()), p3 = third.accept(); Throwable[] got = new Throwable[1]; Thread reader = new Thread(() -> { try { c3.read(ByteBuffer.allocate(1)); } catch (Throwable t) { got[0] = t; } T.p(Thread.currentThread().isInterrupted()); }); reader.start(); Thread.sleep(20); reader.interrupt(); reader.join(); T.p(got[0].getClass(), c3.isOpen(), p3.read(ByteBuffer.allocate(1)));
        Pipe pipe = Pipe.open(); pipe.sink().write(ByteBuffer.wrap("pipe".getBytes())); ByteBuffer pb = ByteBuffer.allocate(8); T.p(pipe.source().read(pb), text(pb)); pipe.sink().close(); T.p(pipe.source().read(ByteBuffer.allocate(1)));
        try (DatagramChannel d = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); DatagramChannel e = DatagramChannel.open()) { e.send(ByteBuffer.wrap("datagram".getBytes()), d.getLocalAddress()); ByteBuffer r = ByteBuffer.allocateDirect(5); SocketAddress from = d.receive(r); T.p(text(r), from != null); d.configureBlocking(false); T.p(d.receive(r.clear())); T.kind("not connected", () -> d.read(r)); e.connect(d.getLocalAddress()); e.write(new ByteBuffer[] {ByteBuffer.wrap("a".getBytes()), ByteBuffer.wrap("b".getBytes())}); Selector t = Selector.open(); d.register(t, SelectionKey.OP_READ); t.select(1000); d.receive(r.clear()); T.p(text(r)); }
        T.kind("unresolved", () -> SocketChannel.open(InetSocketAddress.createUnresolved("x", 1))); T.kind("closed channel", () -> { SocketChannel x = SocketChannel.open(); x.close(); x.connect(new InetSocketAddress(1)); }); T.kind("not yet connected", () -> SocketChannel.open().read(ByteBuffer.allocate(1)));
        T.kind("refused", () -> { int port; try (ServerSocket x = new ServerSocket(0)) { port = x.getLocalPort(); } SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)); });
        pool.shutdown();
    }
}
