// jtest: gc-subset
public class Intern {
    static final String CONSTANT = "constant";

    static class Other { static String s = "constant"; static String composed = "con" + "stant"; }

    public static void main(String[] args) throws Exception {
        String made = new StringBuilder("con").append("stant").toString();
        T.p(made == CONSTANT, made.intern() == CONSTANT, Other.s == CONSTANT, Other.composed == CONSTANT, new String(CONSTANT) == CONSTANT);
        T.p("".intern() == "", new String().intern() == "", new String(new char[0]).intern() == "");
        boolean same = true;
        for (int i = 0; i < 3000; i++) {
            String a = ("k" + i).intern(), b = ("k" + i).intern();
            same &= a == b && a.equals("k" + i);
        }
        T.p(same);
        for (int i = 0; i < 3; i++) {
            System.gc();
            same &= ("k" + i).intern() == ("k" + i).intern();
        }
        T.p(same, made.intern() == "constant");
        T.p("utf16 語".intern() == new String("utf16 語").intern(), Intern.class.getName() == Intern.class.getName().intern());
        T.p(Intern.class.getDeclaredField("CONSTANT").get(null) == "constant", String.valueOf(true) == "true", Integer.toString(5) == "5");
        String[] results = new String[4];
        Thread[] threads = new Thread[4];
        for (int t = 0; t < 4; t++) {
            int n = t;
            threads[t] = new Thread(() -> {
                String s = null;
                for (int i = 0; i < 500; i++) s = ("concurrent" + i).intern();
                results[n] = s;
            });
            threads[t].start();
        }
        for (Thread t : threads) t.join();
        T.p(results[0] == results[1], results[1] == results[2], results[2] == results[3]);
        T.p("a\0b".intern() == "a\0b", "\ud83d".intern() == "\ud83d", "\ud83d\ude00".intern().length());
    }
}
