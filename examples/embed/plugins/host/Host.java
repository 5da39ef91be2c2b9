package host;

import java.util.Arrays;

/** What the host offers to plug-ins. */
public final class Host {
    private Host() {}

    public static native String setting(String key);

    public static native int sum(int[] numbers);

    static Plugin[] plugins() {
        return new Plugin[] {
            new Plugin() {
                public String name() { return "greeter"; }
                public String run(String input) { return setting("greeting") + " " + setting("planet") + ", " + input; }
            },
            new Plugin() {
                public String name() { return "adder"; }
                public String run(String input) {
                    int[] lengths = Arrays.stream(input.split("")).mapToInt(s -> s.codePointAt(0)).toArray();
                    return String.valueOf(sum(lengths));
                }
            },
            new Plugin() {
                public String name() { return "asker"; }
                public String run(String input) { return setting("nothing"); }
            },
        };
    }
}
