package host;

/** A plug-in: the host calls it. */
public interface Plugin {
    String name();

    String run(String input);
}
