// jtest: tag net
import java.io.*;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.*;
import java.util.*;

public class Sockets {
    static Thread go(T.Body b) { Thread t = new Thread(() -> { try { b.run(); } catch (Throwable e) { T.p("thread", e); } }); t.start(); return t; }

    public static void main(String[] args) throws Throwable {
        InetAddress lo = InetAddress.getLoopbackAddress();
        try (ServerSocket s = new ServerSocket(0, 5, lo)) {
            Thread t = go(() -> { try (Socket c = s.accept(); BufferedReader r = new BufferedReader(new InputStreamReader(c.getInputStream())); PrintWriter w = new PrintWriter(c.getOutputStream(), true)) { for (String l; (l = r.readLine()) != null; ) w.println("echo " + l); } });
            try (Socket c = new Socket(lo, s.getLocalPort())) {
                c.setTcpNoDelay(true); c.setSoTimeout(5000);
                c.getOutputStream().write("one\ntwo\n".getBytes());
                BufferedReader r = new BufferedReader(new InputStreamReader(c.getInputStream()));
                T.p(r.readLine(), r.readLine(), c.isConnected(), c.getTcpNoDelay(), c.getPort() == s.getLocalPort());
                c.shutdownOutput();
                T.p(r.readLine());
            }
            t.join();
            s.setSoTimeout(20);
            T.thrown("accept timeout", s::accept);
            T.thrown("in use", () -> new ServerSocket(s.getLocalPort(), 5, lo));
        }
        int closed; try (ServerSocket s = new ServerSocket(0, 1, lo)) { closed = s.getLocalPort(); }
        T.thrown("refused", () -> new Socket(lo, closed));
        ServerSocket as = new ServerSocket(0);
        Thread at = go(() -> T.thrown("closed while accepting", as::accept));
        Thread.sleep(50); as.close(); at.join();
        try (DatagramSocket a = new DatagramSocket(0, lo); DatagramSocket b = new DatagramSocket(0, lo)) {
            a.send(new DatagramPacket("packet".getBytes(), 6, lo, b.getLocalPort()));
            DatagramPacket p = new DatagramPacket(new byte[100], 100);
            b.setSoTimeout(5000); b.receive(p);
            T.p(new String(p.getData(), 0, p.getLength()), p.getPort() == a.getLocalPort());
            b.setSoTimeout(10);
            T.thrown("receive timeout", () -> b.receive(p));
        }
        try (Selector sel = Selector.open(); ServerSocketChannel ss = ServerSocketChannel.open()) {
            ss.bind(new InetSocketAddress(lo, 0)).configureBlocking(false);
            ss.register(sel, SelectionKey.OP_ACCEPT);
            int port = ((InetSocketAddress) ss.getLocalAddress()).getPort();
            Thread client = go(() -> { try (SocketChannel c = SocketChannel.open(new InetSocketAddress(lo, port))) { c.write(ByteBuffer.wrap("nio".getBytes())); ByteBuffer b = ByteBuffer.allocate(10); while (b.position() < 3) c.read(b); T.p("client", new String(b.array(), 0, 3)); } });
            boolean done = false;
            while (!done) {
                sel.select(5000);
                for (Iterator<SelectionKey> i = sel.selectedKeys().iterator(); i.hasNext(); ) {
                    SelectionKey k = i.next(); i.remove();
                    if (k.isAcceptable()) { SocketChannel c = ss.accept(); c.configureBlocking(false); c.register(sel, SelectionKey.OP_READ, ByteBuffer.allocate(10)); }
                    else if (k.isReadable()) { ByteBuffer b = (ByteBuffer) k.attachment(); int n = ((SocketChannel) k.channel()).read(b); if (n < 0) { k.channel().close(); done = true; } else { b.flip(); ((SocketChannel) k.channel()).write(b); b.clear(); } }
                }
            }
            client.join();
            T.p(sel.selectNow(), sel.wakeup() == sel, sel.select(), sel.keys().size());
        }
        Pipe p = Pipe.open();
        p.sink().write(ByteBuffer.wrap(new byte[] {1, 2}));
        T.p(p.source().read(ByteBuffer.allocate(5)));
        var ud = UnixDomainSocketAddress.of("sock");
        try (ServerSocketChannel u = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) { u.bind(ud); Thread t = go(() -> { try (SocketChannel c = u.accept()) { c.write(ByteBuffer.wrap("unix".getBytes())); } }); try (SocketChannel c = SocketChannel.open(ud)) { ByteBuffer b = ByteBuffer.allocate(10); T.p(c.read(b)); } t.join(); }
        T.thrown("unknown host", () -> InetAddress.getByName("no.such.host.invalid"));
        T.p(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1"), InetAddress.getByAddress(new byte[] {1, 2, 3, 4}), new InetSocketAddress("127.0.0.1", 80), NetworkInterface.getByName("lo").isLoopback(), URI.create("http://a:1/b?c#d").getPort(), URLEncoder.encode("a b&é", "UTF-8"), new URL("http://h/p?q").getQuery());
    }
}
