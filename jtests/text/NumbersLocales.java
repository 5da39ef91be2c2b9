import java.text.*;
import java.util.*;

public class NumbersLocales {
    public static void main(String[] args) throws Exception {
        for (Locale l : new Locale[] {Locale.US, Locale.GERMANY, Locale.FRANCE, Locale.forLanguageTag("hi-IN"), Locale.forLanguageTag("ar-EG"), Locale.ROOT, Locale.JAPAN}) T.p(l, NumberFormat.getInstance(l).format(-1234567.891), NumberFormat.getCurrencyInstance(l).format(1234.5), NumberFormat.getPercentInstance(l).format(0.256), NumberFormat.getCompactNumberInstance(l, NumberFormat.Style.SHORT).format(12345), l.getDisplayLanguage(Locale.ENGLISH), l.getDisplayCountry(Locale.FRENCH), String.format(l, "%,.2f %tB", 9876.543, new Date(0)));
        for (String p : new String[] {"#,##0.00", "000.###", "0.###E0", "#%", "'#'#", "¤0.0", "+0;-0", "##0.#####E0"}) { DecimalFormat d = new DecimalFormat(p, DecimalFormatSymbols.getInstance(Locale.US)); T.p(p, d.format(1234.5678), d.format(-0.05), d.format(0), d.format(1e10), d.format(Double.NaN)); }
        T.p(NumberFormat.getInstance(Locale.GERMANY).parse("1.234,5"), new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.US)).parse("12.5xyz"));
        T.thrown("parse", () -> NumberFormat.getInstance(Locale.US).parse("x"));
        T.p(new MessageFormat("{0} has {1,number,integer} {2,choice,0#none|1#one|1<many} {3}", Locale.US).format(new Object[] {"a", 1234.5, 2, null}), MessageFormat.format("it''s '{0}' {0}", "x"), new ChoiceFormat("0#zero|1#one|2#two+").format(5));
        T.p(Locale.getDefault(), Locale.forLanguageTag("zh-Hant-TW").getScript(), new Locale("a", "b", "c"), Locale.US.toLanguageTag(), Locale.lookup(Locale.LanguageRange.parse("de-CH,en"), List.of(Locale.ENGLISH, Locale.GERMAN)), Currency.getInstance("EUR").getSymbol(Locale.FRANCE), Currency.getInstance(Locale.JAPAN), Locale.getISOCountries().length > 200);
        Collator col = Collator.getInstance(Locale.FRANCE);
        String[] w = {"côte", "cote", "coté", "Zoo", "zoo", "été"};
        Arrays.sort(w, col);
        T.p((Object) w, col.compare("e", "é"));
        BreakIterator b = BreakIterator.getWordInstance(Locale.US); b.setText("Hello, big world.");
        StringBuilder s = new StringBuilder(); for (int i = b.first(); i != BreakIterator.DONE; i = b.next()) s.append(i).append(' ');
        T.p(s, DateFormatSymbols.getInstance(Locale.GERMAN).getWeekdays());
        T.thrown("no bundle", () -> ResourceBundle.getBundle("none"));
        T.thrown("bad pattern", () -> new DecimalFormat("0.0.0")); T.thrown("bad currency", () -> Currency.getInstance("XXXX"));
    }
}
