// jtest: tag net
import com.sun.net.httpserver.*;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

/** HttpClient against HttpServer on loopback: methods, bodies of several sizes, headers, redirects, timeouts, cookies, authentication, asynchronous calls, web sockets refused, and HttpURLConnection. */
public class HttpServerClient {
    public static void main(String[] args) throws Exception {
        HttpServer s = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService pool = Executors.newCachedThreadPool(r -> { Thread t = new Thread(r); t.setDaemon(true); return t; });
        s.setExecutor(pool);
        s.createContext("/echo", x -> { byte[] b = x.getRequestBody().readAllBytes(); x.getResponseHeaders().add("X-Method", x.getRequestMethod()); x.getResponseHeaders().add("X-Query", String.valueOf(x.getRequestURI().getQuery())); x.sendResponseHeaders(200, b.length == 0 ? -1 : b.length); if (b.length > 0) x.getResponseBody().write(b); x.close(); });
        s.createContext("/chunked", x -> { x.sendResponseHeaders(200, 0); try (OutputStream o = x.getResponseBody()) { for (int i = 0; i < 200; i++) o.write(("chunk " + i + "\n").getBytes()); } });
        s.createContext("/redirect", x -> { x.getResponseHeaders().add("Location", "/echo?redirected"); x.sendResponseHeaders(302, -1); x.close(); });
        s.createContext("/slow", x -> { try { Thread.sleep(2500); } catch (InterruptedException e) { } x.close(); });
        s.createContext("/fail", x -> { throw new IllegalStateException("handler"); });
        s.createContext("/cookie", x -> { x.getResponseHeaders().add("Set-Cookie", "k=v; Path=/"); String c = String.valueOf(x.getRequestHeaders().getFirst("Cookie")); x.sendResponseHeaders(200, c.length()); x.getResponseBody().write(c.getBytes()); x.close(); });
        HttpContext secret = s.createContext("/secret", x -> { byte[] b = x.getPrincipal().getUsername().getBytes(); x.sendResponseHeaders(200, b.length); x.getResponseBody().write(b); x.close(); });
        secret.setAuthenticator(new BasicAuthenticator("realm") { @Override public boolean checkCredentials(String u, String p) { return u.equals("me") && p.equals("pass"); } });
        s.start();
        String base = "http://localhost:" + s.getAddress().getPort();
        if (!s.getAddress().getAddress().equals(InetAddress.getByName("localhost"))) base = "http://127.0.0.1:" + s.getAddress().getPort();
        HttpClient c = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NORMAL).cookieHandler(new CookieManager()).build();
        String b = base;
        for (int size : new int[] {0, 1, 1000, 100000, 1000000}) { byte[] body = new byte[size]; new Random(size).nextBytes(body); HttpResponse<byte[]> r = c.send(HttpRequest.newBuilder(URI.create(b + "/echo?q=" + size)).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofByteArray()); T.p(size, r.statusCode(), Arrays.equals(body, r.body()), r.headers().firstValue("x-method").get(), r.headers().firstValue("x-query").get(), r.version()); }
        for (String m : new String[] {"GET", "PUT", "DELETE", "PATCH", "ODD"}) T.p(m, c.send(HttpRequest.newBuilder(URI.create(b + "/echo")).method(m, HttpRequest.BodyPublishers.noBody()).header("A", "1").build(), HttpResponse.BodyHandlers.ofString()).headers().firstValue("X-Method").get());
        T.p(c.send(HttpRequest.newBuilder(URI.create(b + "/chunked")).build(), HttpResponse.BodyHandlers.ofLines()).body().count(), c.send(HttpRequest.newBuilder(URI.create(b + "/redirect")).build(), HttpResponse.BodyHandlers.ofString()).uri().getQuery(), HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(b + "/redirect")).build(), HttpResponse.BodyHandlers.discarding()).statusCode(), c.send(HttpRequest.newBuilder(URI.create(b + "/none")).build(), HttpResponse.BodyHandlers.ofString()).statusCode());
        T.p(c.send(HttpRequest.newBuilder(URI.create(b + "/cookie")).build(), HttpResponse.BodyHandlers.ofString()).body(), c.send(HttpRequest.newBuilder(URI.create(b + "/cookie")).build(), HttpResponse.BodyHandlers.ofString()).body());
        T.thrown("timeout", () -> c.send(HttpRequest.newBuilder(URI.create(b + "/slow")).timeout(Duration.ofMillis(800)).build(), HttpResponse.BodyHandlers.discarding()));
        T.kind("closed by handler", () -> c.send(HttpRequest.newBuilder(URI.create(b + "/fail")).build(), HttpResponse.BodyHandlers.discarding()));
        T.p(c.send(HttpRequest.newBuilder(URI.create(b + "/secret")).build(), HttpResponse.BodyHandlers.discarding()).statusCode(), c.send(HttpRequest.newBuilder(URI.create(b + "/secret")).header("Authorization", "Basic " + Base64.getEncoder().encodeToString("me:pass".getBytes())).build(), HttpResponse.BodyHandlers.ofString()).body());
        HttpClient auth = HttpClient.newBuilder().authenticator(new java.net.Authenticator() { @Override protected PasswordAuthentication getPasswordAuthentication() { return new PasswordAuthentication("me", "pass".toCharArray()); } }).build(); T.p(auth.send(HttpRequest.newBuilder(URI.create(b + "/secret")).build(), HttpResponse.BodyHandlers.ofString()).body());
        List<CompletableFuture<Integer>> all = new ArrayList<>(); for (int i = 0; i < 40; i++) all.add(c.sendAsync(HttpRequest.newBuilder(URI.create(b + "/echo?" + i)).POST(HttpRequest.BodyPublishers.ofString("body" + i)).build(), HttpResponse.BodyHandlers.ofString()).thenApply(r -> r.body().length())); T.p(all.stream().mapToInt(CompletableFuture::join).sum());
        Path f = Path.of("out"); T.p(c.send(HttpRequest.newBuilder(URI.create(b + "/echo")).POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("from stream".getBytes()))).build(), HttpResponse.BodyHandlers.ofFile(f)).body().equals(f), Files.readString(f));
        T.thrown("bad header", () -> HttpRequest.newBuilder(URI.create(b)).header("Host", "x")); T.thrown("bad uri", () -> HttpRequest.newBuilder(URI.create("ftp://x/"))); T.kind("refused", () -> c.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build(), HttpResponse.BodyHandlers.discarding()));
        HttpURLConnection u = (HttpURLConnection) new URL(b + "/echo?url").openConnection(Proxy.NO_PROXY); u.setDoOutput(true); u.setRequestMethod("PUT"); u.setChunkedStreamingMode(100); u.getOutputStream().write("url connection".getBytes()); T.p(u.getResponseCode(), new String(u.getInputStream().readAllBytes()), u.getHeaderField("X-Method"), u.getHeaderField(0)); HttpURLConnection miss = (HttpURLConnection) new URL(b + "/none").openConnection(Proxy.NO_PROXY); T.kind("not found", miss::getInputStream); T.p(miss.getResponseCode(), new String(miss.getErrorStream().readAllBytes()));
        s.stop(0); T.kind("stopped", () -> new URL(b + "/echo").openConnection(Proxy.NO_PROXY).getInputStream()); pool.shutdownNow();
    }
}
