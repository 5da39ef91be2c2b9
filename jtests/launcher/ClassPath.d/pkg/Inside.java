package pkg;

public class Inside {
    public static void main(String... args) {
        System.out.println("inside " + Inside.class.getPackage());
    }
}
