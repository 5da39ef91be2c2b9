public class ExitCodes {
    static void out(String s) { System.out.println(s); }

    public static void main(String[] args) throws Exception {
        out(args[0]);
        switch (args[0]) {
            case "zero": System.exit(0);
            case "three": System.exit(3);
            case "minus": System.exit(-1);
            case "big": System.exit(257);
            case "throw": throw new Exception("thrown");
            case "halt":
                Runtime.getRuntime().addShutdownHook(new Thread(() -> out("never seen")));
                Runtime.getRuntime().halt(9);
            case "hook":
                Runtime.getRuntime().addShutdownHook(new Thread(() -> out("hook after main")));
                throw new RuntimeException("with a hook");
            case "hookexit":
                Runtime.getRuntime().addShutdownHook(new Thread(() -> { out("hook"); Runtime.getRuntime().halt(5); }));
                System.exit(4);
            case "thread":
                new Thread(() -> {
                    try { Thread.sleep(50); } catch (InterruptedException e) { }
                    out("thread ends");
                    System.exit(6);
                }).start();
                return;
            case "daemon":
                Thread t = new Thread(() -> { while (true) Thread.onSpinWait(); });
                t.setDaemon(true);
                t.start();
                return;
            case "nested":
                try {
                    System.exit(7);
                } finally {
                    out("never");
                }
        }
    }
}
