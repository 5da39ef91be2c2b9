public class Sig {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        if (args.length > 0) {
            sun.misc.Signal.handle(new sun.misc.Signal("USR2"), s -> System.out.println("caught " + s));
        }
        System.out.println("ready");
        Thread.sleep(60000);
    }
}
