// jtest: gc-subset
public class OverloadResolution {
    static String a(byte x) { return "byte"; } static String a(short x) { return "short"; } static String a(int x) { return "int"; } static String a(double x) { return "double"; } static String a(Object x) { return "Object"; } static String a(Number x) { return "Number"; }
    static String b(Object o) { return "Object"; } static String b(String s) { return "String"; } static String b(CharSequence s) { return "CharSequence"; }
    static String c(long a, int b) { return "long,int"; } static String c(double a, double b) { return "double,double"; }
    static String d(int... x) { return "int..." + x.length; } static String d(int a, Integer... x) { return "int,Integer..." + x.length; }
    static String e(char c) { return "char"; } static String e(int i) { return "int"; }
    static <X> String f(X x) { return "generic"; } static String f(String x) { return "string"; }
    static String g(Runnable r) { return "Runnable"; } static String g(java.util.concurrent.Callable<?> c) { return "Callable"; }
    public static void main(String[] args) {
        byte by = 1; short s = 2; char ch = 'c'; long l = 3; float fl = 4;
        T.p(a(by), a(s), a(ch), a(5), a(l), a(fl), a(5.0), a("x"), a(Integer.valueOf(5)), a('x'), a((Object) by));
        T.p(b("x"), b(new StringBuilder()), b(5), b(null), c(1, 2), c(1L, 2L), c(1, 2f), d(), e('x'), e(120), e((char) 120), f("x"), f(5), f((Object) "x"), d(new int[3]));
        T.p(g(() -> { }), g(() -> 5), g(() -> { throw new RuntimeException(); }));
    }
}
