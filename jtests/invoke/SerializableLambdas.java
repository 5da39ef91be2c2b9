import java.io.*;
import java.util.function.*;

public class SerializableLambdas implements Serializable {
    interface F<A, B> extends Function<A, B>, Serializable { }
    interface S extends IntSupplier, Serializable { }
    int field = 3;
    F<String, String> instance() { return s -> s + field; }
    static String stat(String s) { return "stat " + s; }
    String inst(String s) { return "inst " + field + s; }

    @SuppressWarnings("unchecked")
    static <X> X copy(X x) throws Exception {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        try (ObjectOutputStream o = new ObjectOutputStream(b)) { o.writeObject(x); }
        try (ObjectInputStream i = new ObjectInputStream(new ByteArrayInputStream(b.toByteArray()))) { return (X) i.readObject(); }
    }

    public static void main(String[] args) throws Exception {
        int n = 5;
        long l = 1L << 40;
        String t = "text";
        double d = 2.5;
        F<String, String> captured = s -> s + n + l + t + d;
        T.p(captured.apply("a"), copy(captured).apply("b"), copy(copy(captured)).apply("c"));
        T.p(copy((F<String, String>) SerializableLambdas::stat).apply("x"), copy((F<String, String>) new SerializableLambdas()::inst).apply("y"), copy(new SerializableLambdas().instance()).apply("z"));
        F<String, Integer> len = String::length;
        T.p(copy(len).apply("four"), copy((S) () -> 9).getAsInt(), copy((F<Integer, int[]>) int[]::new).apply(3).length, copy((F<String, StringBuilder>) StringBuilder::new).apply("sb"));
        F<Integer, F<Integer, Integer>> curry = a -> b -> a * b;
        T.p(copy(copy(curry).apply(6)).apply(7));
        Runnable r = (Runnable & Serializable) () -> T.p("ran", n);
        copy(r).run();
        Runnable plain = () -> { };
        T.kind("not serializable", () -> copy(plain));
        Object o = new Object();
        F<String, String> bad = s -> s + o;
        T.thrown("captures what is not serializable", () -> copy(bad));
        java.lang.reflect.Method m = captured.getClass().getDeclaredMethod("writeReplace");
        m.setAccessible(true);
        java.lang.invoke.SerializedLambda sl = (java.lang.invoke.SerializedLambda) m.invoke(captured);
        T.p(sl.getCapturingClass(), sl.getFunctionalInterfaceClass(), sl.getFunctionalInterfaceMethodName(), sl.getImplMethodKind(), sl.getImplMethodSignature(), sl.getCapturedArgCount(), sl.getCapturedArg(2), sl.getInstantiatedMethodType());
    }
}
