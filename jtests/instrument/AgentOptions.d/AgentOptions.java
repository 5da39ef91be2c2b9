public class AgentOptions {
    public static void main(String[] args) {
        System.out.println("main");
    }
}
