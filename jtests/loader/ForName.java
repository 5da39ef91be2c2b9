// jtest: gc-subset
public class ForName {
    static class Init { static { T.p("Init runs"); } }
    static class Other { static { T.p("Other runs"); } static class Nested { static { T.p("Nested runs"); } } }
    public static void main(String[] args) throws Exception {
        ClassLoader l = ForName.class.getClassLoader();
        T.p(Class.forName("ForName$Init", false, l)); T.p("not yet"); T.p(Class.forName("ForName$Init")); T.p(Class.forName("ForName$Init", true, l) == Init.class);
        T.p(l.loadClass("ForName$Other")); T.p(Class.forName("[LForName$Other;").getComponentType()); T.p(Class.forName("ForName$Other$Nested").getDeclaringClass());
        T.p(Class.forName("[[[J"), Class.forName("[Z", false, null), Class.forName("java.lang.Object", false, null), Class.forName("java.util.Map$Entry"));
        for (String n : new String[] {"I", "void", "[", "[V", "[Q", "[Ljava.lang.String", "Ljava.lang.String;", "java.lang.String[]", "[LI;x", "java..lang", ".", "/", "ForName.Init", "forname", "[[Lnone;", " ForName"}) T.thrown(n, () -> Class.forName(n));
        T.thrown("255 dimensions", () -> T.p(Class.forName("[".repeat(255) + "I").getName().length())); T.thrown("256 dimensions", () -> Class.forName("[".repeat(256) + "I"));
        new Other();
    }
}
