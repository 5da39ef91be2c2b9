// jtest: gc-subset
public class TryFinally {
    static StringBuilder log = new StringBuilder();

    @SuppressWarnings("finally")
    static int overriding(int x) {
        try {
            if (x == 0) throw new IllegalStateException("x");
            return x;
        } catch (IllegalStateException e) {
            log.append("c");
            return -1;
        } finally {
            log.append("f");
            if (x == 2) return 99;
        }
    }

    static int valueKept() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 2;
        }
    }

    @SuppressWarnings("finally")
    static void swallow() {
        while (true) {
            try {
                throw new RuntimeException("lost");
            } finally {
                break;
            }
        }
    }

    static void nest(int depth) {
        try {
            log.append('<').append(depth);
            if (depth == 0) throw new IllegalArgumentException("bottom");
            nest(depth - 1);
        } catch (IllegalArgumentException e) {
            log.append('!');
            throw new IllegalStateException("from " + depth, e);
        } catch (IllegalStateException e) {
            log.append('?');
            if (depth < 3) throw e;
        } finally {
            log.append(depth).append('>');
        }
    }

    static class Resource implements AutoCloseable {
        final String name;
        final boolean fails;
        Resource(String name, boolean fails) { this.name = name; this.fails = fails; T.p("open", name); }
        public void close() throws Exception {
            T.p("close", name);
            if (fails) throw new Exception("close " + name);
        }
    }

    static void resources(boolean body, boolean a, boolean b) {
        try (Resource x = new Resource("a", a); Resource y = new Resource("b", b); Resource none = null) {
            if (body) throw new RuntimeException("body");
            T.p("body done");
        } catch (Exception e) {
            T.p("caught", e);
            for (Throwable s : e.getSuppressed()) T.p("  suppressed", s);
        } finally {
            T.p("finally");
        }
    }

    static String multi(int i) {
        try {
            switch (i) {
                case 0: throw new java.io.IOException("io");
                case 1: throw new InterruptedException("int");
                case 2: return "x".substring(5);
                case 3: return ((Object) "x" instanceof Integer n) ? "n" + n : (String) (Object) Integer.valueOf(3);
                default: return "fine";
            }
        } catch (java.io.IOException | InterruptedException e) {
            return "multi " + e.getMessage();
        } catch (IndexOutOfBoundsException e) {
            return "bounds " + e.getMessage();
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    public static void main(String[] args) {
        T.p(overriding(0), overriding(1), overriding(2), valueKept(), log);
        swallow();
        log.setLength(0);
        nest(5);
        T.p(log);
        for (int i = 0; i < 8; i++) resources((i & 4) != 0, (i & 2) != 0, (i & 1) != 0);
        for (int i = 0; i < 5; i++) T.p(multi(i));
        long sum = 0;
        for (int i = 0; i < 20000; i++) {
            try {
                if (i % 3 == 0) throw new RuntimeException();
                sum += i;
            } catch (RuntimeException e) {
                sum ^= i;
            } finally {
                sum += 7;
            }
        }
        T.p(sum);
    }
}
