// jtest: gc-subset
public class NestedClasses {
    private int secret = 1;
    private static int count;

    class Inner {
        int secret = 2;

        class Deep {
            int secret = 3;

            String all() {
                return NestedClasses.this.secret + "," + Inner.this.secret + "," + this.secret;
            }
        }

        private int bump() {
            NestedClasses.this.secret += 10;
            return ++count;
        }
    }

    static class Nested {
        private final String name;

        private Nested(String name) {
            this.name = name;
        }

        private static Nested make() {
            return new Nested("made");
        }
    }

    interface Greeter {
        String greet(String who);
    }

    Greeter local(int captured) {
        class Local implements Greeter {
            final int n;

            Local(int n) {
                this.n = n + captured;
            }

            public String greet(String who) {
                return who + n + captured + secret;
            }
        }
        Greeter anonymous = new Greeter() {
            int calls;

            public String greet(String who) {
                return "<" + new Local(captured * 2).greet(who) + ++calls + ">";
            }
        };
        T.p(new Local(5).getClass().getName(), anonymous.getClass().getName(), anonymous.getClass().getSimpleName().isEmpty());
        return anonymous;
    }

    static class Base {
        Base() {
            T.p("Base sees", describe());
        }

        String describe() {
            return "base";
        }
    }

    static class Derived extends Base {
        String set = "initialised";

        @Override
        String describe() {
            return "derived " + set;
        }
    }

    public static void main(String[] args) {
        NestedClasses o = new NestedClasses();
        Inner inner = o.new Inner();
        Inner.Deep deep = inner.new Deep();
        T.p(deep.all());
        T.p(inner.bump(), inner.bump(), o.secret, deep.all());
        T.p(Nested.make().name, new Nested("x").name);
        Greeter g = o.local(7);
        T.p(g.greet("hi"), g.greet("ho"));
        T.p(new Derived().describe());
        T.p(new Base() { String describe() { return "anonymous " + args.length; } }.describe());
        T.thrown("null outer", () -> {
            NestedClasses none = null;
            none.new Inner();
        });
    }
}
