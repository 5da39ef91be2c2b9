// jtest: javac -g
// jtest: gc-subset
// The same with local variable names in the class file.
public class NpeMessagesDebug {
    NpeMessagesDebug field;
    int[][] grid;
    int value;

    static void test(NpeMessagesDebug parameter, String text, int index) {
        try { parameter.value = 1; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { parameter.field.value = 1; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { text.length(); } catch (NullPointerException e) { T.p(e.getMessage()); }
        NpeMessagesDebug other = new NpeMessagesDebug();
        try { other.field.value++; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { other.grid[index][index + 1] = 4; } catch (NullPointerException e) { T.p(e.getMessage()); }
        other.grid = new int[5][];
        try { other.grid[index][index * 2] = 4; } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { other.grid[(int) (index * 2L)][3] = 4; } catch (NullPointerException e) { T.p(e.getMessage()); }
        for (int i = 0; i < 2; i++) {
            String inLoop = i == 0 ? "s" : null;
            try { T.p(inLoop.trim()); } catch (NullPointerException e) { T.p(e.getMessage()); }
        }
        {
            Object scoped = null;
            try { scoped.hashCode(); } catch (NullPointerException e) { T.p(e.getMessage()); }
        }
        {
            long[] reused = null;
            try { reused[index]--; } catch (NullPointerException e) { T.p(e.getMessage()); }
        }
    }

    void self(NpeMessagesDebug a) {
        try { this.field.self(a); } catch (NullPointerException e) { T.p(e.getMessage()); }
        try { a.self(this); } catch (NullPointerException e) { T.p(e.getMessage()); }
    }

    public static void main(String[] args) {
        test(null, null, 2);
        new NpeMessagesDebug().self(null);
        String captured = args.length > 3 ? "x" : null;
        try { ((Runnable) () -> captured.length()).run(); } catch (NullPointerException e) { T.p(e.getMessage()); }
    }
}
