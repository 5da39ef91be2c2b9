// jtest: gc-subset
public class StringIdentity {
    static final String A = "x" + 1, B = "x1"; static final Object O = "x1";
    interface K { String C = "x" + 1L; }
    public static void main(String[] args) throws Exception {
        String local = "x"; final String fin = "x";
        T.p(A == B, O == B, K.C == A, (fin + 1) == A, (local + 1) == A, (local + 1).intern() == A, "" + null == "null", ("nu" + "ll") == "null", (1 + 2 + "") == "3", 'a' + "" == "a", (true ? "t" : "f") == "t");
        T.p(StringIdentity.class.getDeclaredField("A").get(null) == B, new String("x1") == B, B.substring(0) == B, "x1 ".trim() == B, String.valueOf(B) == B, B.toString() == B, B.concat("") == B);
    }
}
