// jtest: normalize @[0-9a-f]+ => @HASH
// jtest: tag net
// jtest: opts -Djava.rmi.server.hostname=127.0.0.1
import java.io.*;
import java.rmi.*;
import java.rmi.registry.*;
import java.rmi.server.*;
import java.util.*;

/** RMI on loopback: a registry, exported objects, call-backs, exceptions across, unmarshalling, unexport, dynamic proxies. */
public class RmiAndNaming {
    public interface Calc extends Remote { int add(int a, int b) throws RemoteException; String echo(Object o) throws RemoteException; void fail(String m) throws RemoteException, IOException; int back(Callback c, int n) throws RemoteException; Map<String, List<Integer>> big(int n) throws RemoteException; }
    public interface Callback extends Remote { int call(int x) throws RemoteException; }
    static class Impl extends UnicastRemoteObject implements Calc { Impl() throws RemoteException { super(0); } public int add(int a, int b) { return a + b; } public String echo(Object o) { return o + ":" + o.getClass().getSimpleName(); } public void fail(String m) throws IOException { if (m == null) throw new NullPointerException("npe"); throw new FileNotFoundException(m); } public int back(Callback c, int n) throws RemoteException { int s = 0; for (int i = 0; i < n; i++) s += c.call(i); return s; } public Map<String, List<Integer>> big(int n) { Map<String, List<Integer>> m = new TreeMap<>(); for (int i = 0; i < n; i++) m.computeIfAbsent("k" + i % 10, k -> new ArrayList<>()).add(i); return m; } }
    record Value(int x, String y) implements Serializable { }
    public static void main(String[] args) throws Exception {
        int port; try (java.net.ServerSocket s = new java.net.ServerSocket(0)) { port = s.getLocalPort(); }
        Registry r = LocateRegistry.createRegistry(port), client = LocateRegistry.getRegistry("127.0.0.1", port); Impl impl = new Impl(); r.bind("calc", impl); T.thrown("bound", () -> r.bind("calc", impl)); T.p(Arrays.asList(client.list()));
        Calc c = (Calc) client.lookup("calc"); T.p(c instanceof Impl, java.lang.reflect.Proxy.isProxyClass(c.getClass()), c.add(2, 3), c.echo(new Value(1, "v")), c.echo(new int[] {1}), c.equals(client.lookup("calc"))); T.thrown("io", () -> c.fail("file")); T.thrown("runtime", () -> c.fail(null)); try { c.fail("trace"); } catch (IOException e) { T.p(Arrays.stream(e.getStackTrace()).anyMatch(x -> x.getClassName().equals("RmiAndNaming$Impl")), Arrays.stream(e.getStackTrace()).anyMatch(x -> x.getMethodName().equals("main"))); }
        Callback cb = x -> x * x; UnicastRemoteObject.exportObject(cb, 0); T.p(c.back(cb, 20), c.big(1000).get("k7").size()); T.kind("not serialisable", () -> c.echo(new Object())); int sum = 0; for (int i = 0; i < 200; i++) sum += c.add(i, 1); T.p(sum); Thread[] ts = new Thread[4]; int[] results = new int[4]; for (int t = 0; t < 4; t++) { int k = t; ts[t] = new Thread(() -> { try { for (int i = 0; i < 50; i++) results[k] += c.add(i, k); } catch (RemoteException e) { T.p(e); } }); ts[t].start(); } for (Thread t : ts) t.join(); T.p(results);
        r.rebind("calc", impl); r.unbind("calc"); T.kind("unbound", () -> client.lookup("calc")); T.p(UnicastRemoteObject.unexportObject(impl, true), UnicastRemoteObject.unexportObject(cb, true)); T.kind("gone", () -> c.add(1, 2)); T.p(UnicastRemoteObject.unexportObject(r, true)); T.kind("no registry", () -> LocateRegistry.getRegistry("127.0.0.1", port).list());
    }
}
