package q;

public class Here {
    public static void main(String[] args) {
        Package p = Here.class.getPackage();
        System.out.println(p + "; " + (p == null ? null : p.getSpecificationTitle() + " " + p.getSpecificationVersion()));
        for (Package known : Package.getPackages()) {
            if (known.getName().equals("q")) System.out.println("known " + (known == p));
        }
        System.out.println(Here.class.getClassLoader() == null);
    }
}
