public class Fill {
    public static void main(String[] args) {
        for (int i = 0; i < 2; i++) {
            try {
                Object[] chain = null;
                for (;;) chain = new Object[] {chain, new byte[100_000]};
            } catch (OutOfMemoryError e) {
                System.out.println(e);
            }
        }
    }
}
