// jtest: tag net
import com.sun.net.httpserver.*;
import java.net.*;
import java.net.http.*;
import java.util.concurrent.*;

public class Http {
    public static void main(String[] args) throws Exception {
        HttpServer s = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        s.setExecutor(pool);
        s.createContext("/", x -> { byte[] b = (x.getRequestMethod() + " " + x.getRequestURI() + " " + new String(x.getRequestBody().readAllBytes())).getBytes(); x.getResponseHeaders().add("X-Test", "yes"); x.sendResponseHeaders(x.getRequestURI().getPath().equals("/404") ? 404 : 200, b.length); x.getResponseBody().write(b); x.close(); });
        s.start();
        String base = "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + s.getAddress().getPort();
        HttpURLConnection c = (HttpURLConnection) new URL(base + "/old?a=b").openConnection();
        T.p(c.getResponseCode(), c.getHeaderField("X-Test"), new String(c.getInputStream().readAllBytes()));
        HttpClient h = HttpClient.newBuilder().executor(pool).build();
        HttpResponse<String> r = h.send(HttpRequest.newBuilder(URI.create(base + "/new")).POST(HttpRequest.BodyPublishers.ofString("body")).build(), HttpResponse.BodyHandlers.ofString());
        T.p(r.statusCode(), r.body(), r.version(), r.headers().firstValue("x-test").get());
        T.p(h.sendAsync(HttpRequest.newBuilder(URI.create(base + "/404")).build(), HttpResponse.BodyHandlers.ofString()).thenApply(x -> x.statusCode() + x.body()).get());
        s.stop(0);
        pool.shutdown();
    }
}
