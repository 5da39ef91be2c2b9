import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text. */
final class StringKernels {
    static final String TEXT = "the quick brown fox, aged 12, jumps over 34 lazy dogs; ".repeat(50);
    static final Pattern NUMBER = Pattern.compile("([a-z]+) (\\d+)");

    static void register() {
        Harness.add("string", "builder", StringKernels::builder);
        Harness.add("string", "words", StringKernels::words);
        Harness.add("string", "json", StringKernels::json);
        Harness.add("string", "matcher", StringKernels::matcher);
        Harness.add("string", "regex", StringKernels::regex);
        Harness.add("string", "format", StringKernels::format);
    }

    static long builder() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 5000; i++) out.append(i).append(',').append("item").append(i % 7 == 0);
        return out.toString().hashCode();
    }

    static long words() {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : TEXT.split(" ")) counts.merge(word.toUpperCase(), 1, Integer::sum);
        long sum = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) sum += entry.getKey().hashCode() * entry.getValue();
        return sum;
    }

    static final class Parser {
        final String text;
        int at;

        Parser(String text) {
            this.text = text;
        }

        Object value() {
            char c = text.charAt(at);
            if (c == '{') return object();
            if (c == '[') return array();
            if (c == '"') return string();
            int start = at;
            while (Character.isDigit(text.charAt(at))) at++;
            return Integer.parseInt(text.substring(start, at));
        }

        String string() {
            int end = text.indexOf('"', at + 1);
            String result = text.substring(at + 1, end);
            at = end + 1;
            return result;
        }

        Map<String, Object> object() {
            Map<String, Object> result = new HashMap<>();
            do {
                at++;
                String key = string();
                at++;
                result.put(key, value());
            } while (text.charAt(at) == ',');
            at++;
            return result;
        }

        List<Object> array() {
            List<Object> result = new ArrayList<>();
            do {
                at++;
                result.add(value());
            } while (text.charAt(at) == ',');
            at++;
            return result;
        }
    }

    static long json() {
        String item = "{\"name\":\"x\",\"sizes\":[1,22,333],\"more\":{\"key\":7}}";
        return new Parser("[" + (item + ",").repeat(100) + item + "]").value().hashCode();
    }

    /** Regular expressions of characters, '.', '*' and '$'. */
    static boolean matches(String pattern, int p, String text, int t) {
        if (p == pattern.length()) return true;
        if (p + 1 < pattern.length() && pattern.charAt(p + 1) == '*') {
            for (int i = t;; i++) {
                if (matches(pattern, p + 2, text, i)) return true;
                if (i >= text.length() || (pattern.charAt(p) != '.' && text.charAt(i) != pattern.charAt(p))) return false;
            }
        }
        if (pattern.charAt(p) == '$' && p + 1 == pattern.length()) return t == text.length();
        return t < text.length() && (pattern.charAt(p) == '.' || pattern.charAt(p) == text.charAt(t))
            && matches(pattern, p + 1, text, t + 1);
    }

    static long matcher() {
        int found = 0;
        for (int i = 0; i < 200; i++) if (matches("qu.*ck.*x, a", 0, TEXT, i)) found++;
        return found;
    }

    static long regex() {
        Matcher matcher = NUMBER.matcher(TEXT);
        long sum = 0;
        while (matcher.find()) sum += matcher.group(1).length() * Integer.parseInt(matcher.group(2));
        return sum;
    }

    static long format() {
        int hash = 0;
        for (int i = 0; i < 200; i++) hash = hash * 31 + String.format("%05d %s %x", i, "text", i * 17).hashCode();
        return hash;
    }
}
