class Varargs { public static void main(String... a) { System.out.println(a.length); } }
class FinalArgs { public static final void main(final String[] a) throws Exception { System.out.println(a[1]); } }
class SyncMain { public static synchronized strictfp void main(String a[]) { System.out.println(Thread.holdsLock(SyncMain.class)); } }
class Inherit extends Varargs { static { System.out.println("init of Inherit"); } }
enum EnumMain { A; public static void main(String[] a) { System.out.println(A); } }
interface IfaceMain { static void main(String[] a) { System.out.println("iface"); } }
record RecordMain(int x) { public static void main(String[] a) { System.out.println(new RecordMain(1)); } }
class Recursive { static int n; public static void main(String[] a) { if (n++ < 3) main(a); System.out.println(n); } }
