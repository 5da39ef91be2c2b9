class NoMain { }
class NotStatic { public void main(String[] a) { } }
class NotVoid { public static int main(String[] a) { return 0; } }
class NotPublic { static void main(String[] a) { } }
class HasMain { public static void main(String[] a) { System.out.println("inherited"); } }
class Inherits extends HasMain { }
class FailingInit { static int x = 1 / Integer.parseInt("0"); public static void main(String[] a) { } }
interface Iface { static void main(String[] a) { System.out.println("interface main"); } }
class MissingUse { public static void main(String[] a) throws Exception { Class.forName("Gone"); } }
class MissingSuper { public static void main(String[] a) { throw new NoClassDefFoundError("made"); } }
