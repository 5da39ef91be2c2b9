public class Other {
    static final String NAME = new String("other");
}
