import java.io.*;
import java.util.*;
public class Main {
    public static void main(String[] a) throws Exception {
        switch (a[0]) {
            case "hello": System.out.println("hello"); System.out.flush(); System.err.println("error " + System.out.checkError()); break;
            case "quiet": System.out.println("lost"); System.out.flush(); System.err.println("to err"); break;
            case "both": for (int i = 0; i < 3; i++) { System.out.println("out " + i); System.err.println("err " + i); } break;
            case "read": try { byte[] b = System.in.readAllBytes(); System.out.println(b.length + " " + Arrays.hashCode(b) + " " + System.in.available()); } catch (IOException e) { System.out.println(e); } break;
            case "many": for (int i = 0; i < 100000 && !System.out.checkError(); i++) System.out.println("line " + i); break;
            case "binary": for (int i = 0; i < 40; i++) System.out.write(i * 7); System.out.flush(); break;
            case "threads": { Thread[] t = new Thread[8]; for (int i = 0; i < 8; i++) { int k = i; t[i] = new Thread(() -> { for (int j = 0; j < 500; j++) System.out.println("thread " + k + " says the same long line each time"); }); t[i].start(); } for (Thread x : t) x.join(); break; }
            case "charset": System.out.println("\u00e9\u20ac" + (a.length > 1 ? a[1].equals("\u20ac") : "")); break;
            case "swapped": { PrintStream old = System.out; System.setOut(new PrintStream(new FileOutputStream("swapped.txt"), true)); System.out.println("in file"); System.setOut(old); System.out.println("back"); System.setIn(new ByteArrayInputStream("fed\n".getBytes())); System.out.println(new Scanner(System.in).nextLine()); System.setErr(System.out); new Exception("redirected").printStackTrace(); System.out.println(System.console() == null); break; }
            default: { StringBuilder b = new StringBuilder(); for (int i = 0; i < 200000; i++) b.append(i).append(i % 10 == 0 ? '\n' : ' '); System.out.print(b); System.out.append('x').format("%d", 5).println(); }
        }
    }
}
