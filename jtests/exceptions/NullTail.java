/** A reference that was found null is still null where code throws. */
public class NullTail {
  static class P { int v; P next; }

  static int f(P p) { if (p == null) throw new IllegalStateException("v" + p.v); return p.v; }

  static P field;
  static int g() { P p; if ((p = field) == null) throw new IllegalStateException("w" + p.v); return p.v; }

  static int h(P q) { P p = q.next; for (int i = 0; i < 3; i++) { if (p == null) return p.v; } return p.v; }

  // What is read behind the tests is resolved before they are compiled.
  static void callWithNull(P p) {
    for (int i = 0; i < 2; i++) {
      try { f(null); } catch (RuntimeException e) { }
      field = null;
      try { g(); } catch (RuntimeException e) { }
      field = p;
      p.next = null;
      try { h(p); } catch (RuntimeException e) { }
      p.next = p;
    }
  }

  public static void main(String[] a) {
    P p = new P();
    p.next = p;
    field = p;
    callWithNull(p);
    int s = 0;
    for (int i = 0; i < 20000; i++) s += f(p) + g() + h(p);
    field = null; p.next = null;
    for (int i = 0; i < 3; i++) {
      try { f(null); } catch (RuntimeException e) { T.p(e.getClass().getName()); }
      try { g(); } catch (RuntimeException e) { T.p(e.getClass().getName()); }
      try { h(p); } catch (RuntimeException e) { T.p(e.getClass().getName()); }
    }
  }
}
