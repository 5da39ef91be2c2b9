public class Show {
    public static void main(String[] args) {
        boolean ea = false;
        assert ea = true;
        System.out.print("assertions " + ea);
        for (String a : args) {
            System.out.print(" " + a + "=" + System.getProperty(a));
        }
        System.out.println();
    }
}
