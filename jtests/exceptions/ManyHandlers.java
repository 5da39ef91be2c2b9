// jtest: gc-subset
// Which of many handlers is chosen: order, sub classes, nested ranges, handlers in the caller, interfaces are no matter.
public class ManyHandlers {
    static class E1 extends Exception { } static class E2 extends E1 { } static class E3 extends E2 { } static class R1 extends RuntimeException { } static class Er extends Error { }
    static void raise(int n) throws Exception { switch (n) { case 0: throw new E1(); case 1: throw new E2(); case 2: throw new E3(); case 3: throw new R1(); case 4: throw new Er(); case 5: ((Object) null).hashCode(); case 6: Object o = "s"; Integer i = (Integer) o; case 7: throw new java.io.FileNotFoundException(); case 8: throw new Exception(); } }
    static String order(int n) { try { raise(n); return "none"; } catch (E3 e) { return "E3"; } catch (E2 e) { return "E2"; } catch (E1 e) { return "E1"; } catch (NullPointerException | ClassCastException e) { return "NPE|CCE"; } catch (RuntimeException e) { return "R"; } catch (java.io.IOException e) { return "IO"; } catch (Exception e) { return "E"; } catch (Throwable t) { return "T"; } }
    static String nested(int n) { try { try { try { raise(n); return "none"; } catch (E2 e) { return "inner E2"; } } catch (RuntimeException e) { throw new E3(); } finally { if (n == 4) raise(0); } } catch (E3 e) { return "outer E3"; } catch (E1 e) { return "outer E1"; } catch (Throwable t) { return "outer T " + t.getClass().getSimpleName(); } }
    static String caller(int n) { try { try { raise(n); } catch (E3 e) { raise(n - 1); } return "none"; } catch (Exception e) { return e.getClass().getSimpleName(); } catch (Error e) { return "Error " + e.getClass().getSimpleName(); } }
    public static void main(String[] args) { for (int n = 0; n < 10; n++) T.p(n, order(n), nested(n), caller(n)); }
}
