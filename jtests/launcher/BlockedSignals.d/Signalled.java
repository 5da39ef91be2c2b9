public class Signalled {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        for (String signal : args) {
            System.out.println("signal " + signal);
            new ProcessBuilder("kill", "-" + signal, "" + ProcessHandle.current().pid()).start().waitFor();
            Thread.sleep(signal.equals("QUIT") ? 500 : 20_000);
        }
    }
}
