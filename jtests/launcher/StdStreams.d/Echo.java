import java.io.*;

public class Echo {
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("err")) {
            System.err.println("to err");
            System.err.printf("%d%n", 5);
            return;
        }
        if (args.length > 0) {
            for (int i = 0; i < 20000 && !System.out.checkError(); i++) System.out.println("0123456789");
            return;
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (String l; (l = in.readLine()) != null; ) out.println("[" + l + "] " + l.length());
        out.write(new byte[] {'r', 'a', 'w', 10});
        out.print('c'); out.print(1); out.print(2L); out.print(3f); out.print(true); out.print(new char[] {'x'}); out.println((Object) null);
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.out.println("lost");
    }
}
