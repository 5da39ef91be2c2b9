// jtest: gc-subset
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;

public class Enums {
    enum Op {
        ADD("+") {
            int apply(int a, int b) { return a + b; }
        },
        SUB("-") {
            int apply(int a, int b) { return a - b; }
        },
        MUL("*") {
            int apply(int a, int b) { return a * b; }
        };

        final String sign;

        Op(String sign) { this.sign = sign; }

        abstract int apply(int a, int b);
    }

    interface Weighted { default int weight() { return -1; } }

    enum Planet implements Weighted {
        EARTH, MARS { public int weight() { return 5; } }, VENUS;
        static final int COUNT = values().length;
        private static int created;
        static { created = COUNT * 2; }
    }

    enum Empty { }

    public static void main(String[] args) {
        for (Op op : Op.values()) {
            T.p(op, op.ordinal(), op.sign, op.apply(6, 3), op.getClass() == Op.class, op.getDeclaringClass().getSimpleName());
        }
        T.p(Op.valueOf("MUL").compareTo(Op.ADD), Op.valueOf("ADD") == Op.ADD);
        T.thrown("no such constant", () -> Op.valueOf("DIV"));
        T.thrown("null name", () -> Op.valueOf(null));
        T.p(Planet.MARS.weight(), Planet.EARTH.weight(), Planet.COUNT, Planet.created, Empty.values().length);
        EnumMap<Op, String> map = new EnumMap<>(Op.class);
        map.put(Op.MUL, "m");
        map.put(Op.ADD, "a");
        T.p(map, EnumSet.complementOf(EnumSet.of(Op.ADD)), EnumSet.range(Op.ADD, Op.SUB), EnumSet.noneOf(Op.class));
        T.p(Arrays.toString(Op.class.getEnumConstants()), Op.class.isEnum(), Op.ADD.getClass().isEnum());
        Op[] first = Op.values();
        first[0] = null;
        T.p(Op.values()[0]);
        StringBuilder s = new StringBuilder();
        for (Planet p : Planet.values()) {
            switch (p) {
                case EARTH: s.append("home "); break;
                case MARS: s.append("red ");
                default: s.append("far ");
            }
        }
        T.p(s);
        T.thrown("clone", () -> {
            var m = Enum.class.getDeclaredMethod("clone");
            T.p(java.lang.reflect.Modifier.toString(m.getModifiers()));
        });
    }
}
