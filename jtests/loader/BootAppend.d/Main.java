import shared.Thing;
public class Main extends Thing {
    public static void main(String[] args) throws Exception {
        System.out.println(Thing.class.getClassLoader() == null);
        System.out.println(Thing.class.getModule().isNamed() + " " + Thing.class.getPackage() + " " + Thing.class.getPackage().isSealed() + " " + (Thing.class.getModule() == Main.class.getModule()) + " " + Thing.class.getProtectionDomain().getCodeSource());
        try { System.out.println(Thing.load("Main")); } catch (ClassNotFoundException e) { System.out.println(e); }
        try { System.out.println(Thing.load("java.sql.Connection")); } catch (ClassNotFoundException e) { System.out.println(e); }
        System.out.println(new Main().prot());
        System.out.println(new Exception().getStackTrace()[0] + " " + Thing.class.getResource("Thing.class"));
    }
}
