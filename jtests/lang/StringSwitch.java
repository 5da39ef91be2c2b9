// jtest: gc-subset
public class StringSwitch {
    static int classic(String s) {
        switch (s) {
            case "": return 0;
            case "a": return 1;
            case "Aa": return 2;   // same hash as BB
            case "BB": return 3;
            case "AaAa": return 4; // same hash as BBBB and AaBB
            case "BBBB": return 5;
            case "AaBB": return 6;
            case "grün": return 7;
            case "日本": return 8;
            case "break": break;
            case "fall":
            case "through": s = s + "!";
            default: return s.length() + 100;
        }
        return -1;
    }

    static String arrow(String s) {
        return switch (s) {
            case "one", "eins", "un" -> "1";
            case "two" -> {
                String t = "";
                for (int i = 0; i < 2; i++) {
                    t += "|";
                }
                yield t;
            }
            default -> "?" + s;
        };
    }

    enum Color { RED, GREEN, BLUE }

    static int onEnum(Color c) {
        return switch (c) {
            case RED -> 10;
            case GREEN -> 20;
            case BLUE -> 30;
        };
    }

    public static void main(String[] args) {
        for (String s : new String[] {"", "a", "Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "grün", "日本", "break", "fall", "through", "x"}) {
            T.p(s, classic(s), classic(new String(s)), s.hashCode());
        }
        for (String s : new String[] {"one", "eins", "un", "two", "three"}) {
            T.p(s, arrow(s));
        }
        for (Color c : Color.values()) {
            T.p(c, onEnum(c));
        }
        try {
            classic(null);
        } catch (NullPointerException e) {
            T.p("null", e.getMessage());
        }
        try {
            onEnum(null);
        } catch (NullPointerException e) {
            T.p("null", e.getMessage());
        }
    }
}
