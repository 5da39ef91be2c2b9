import java.text.*;
import java.time.*;
import java.time.format.*;
import java.time.temporal.*;
import java.time.zone.*;
import java.util.*;

/** Zone rules, locale data, calendars, collation, breaking, currencies: all that comes from resources of the library. */
public class TimeZonesLocales {
    static final Locale[] LOCALES = {Locale.ROOT, Locale.US, Locale.GERMANY, Locale.FRANCE, Locale.JAPAN, new Locale("ar", "EG"), new Locale("th", "TH", "TH"), new Locale("hi", "IN"), Locale.forLanguageTag("zh-Hant-TW"), new Locale("tr", "TR"), Locale.forLanguageTag("sr-Latn-RS"), Locale.forLanguageTag("de-CH-u-ca-buddhist-nu-thai")};

    public static void main(String[] args) {
        Instant i = Instant.parse("2021-03-28T00:59:59.123456789Z");
        for (String z : new String[] {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC", "GMT+5", "Z", "+05:30", "Asia/Tehran", "America/Sao_Paulo"}) {
            ZoneId id = ZoneId.of(z); ZonedDateTime t = i.atZone(id); ZoneRules r = id.getRules();
            T.p(z, t, t.plusSeconds(1), r.isFixedOffset(), r.getTransitions().size(), r.getTransitionRules().size(), r.nextTransition(i), r.getStandardOffset(i), r.isDaylightSavings(i), TimeZone.getTimeZone(z).getOffset(i.toEpochMilli()), TimeZone.getTimeZone(z).getDisplayName(Locale.US), t.withHour(2).plusDays(1));
        }
        T.p(ZonedDateTime.of(2021, 3, 28, 2, 30, 0, 0, ZoneId.of("Europe/Berlin")), ZonedDateTime.of(2021, 10, 31, 2, 30, 0, 0, ZoneId.of("Europe/Berlin")).withLaterOffsetAtOverlap(), ChronoUnit.HOURS.between(ZonedDateTime.of(2021, 3, 27, 12, 0, 0, 0, ZoneId.of("Europe/Berlin")), ZonedDateTime.of(2021, 3, 28, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"))), ZoneId.getAvailableZoneIds().size() > 500, TimeZone.getAvailableIDs().length > 500, TimeZone.getTimeZone("nowhere").getID());
        T.thrown("zone", () -> ZoneId.of("No/Where")); T.thrown("offset", () -> ZoneOffset.of("+19:00"));
        LocalDateTime d = LocalDateTime.of(2024, 2, 29, 13, 5, 9);
        for (Locale l : LOCALES) {
            T.p(l, l.getDisplayName(Locale.ENGLISH), d.format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(l)), d.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).localizedBy(l)), NumberFormat.getInstance(l).format(-1234567.891), NumberFormat.getPercentInstance(l).format(0.256), DayOfWeek.MONDAY.getDisplayName(TextStyle.SHORT, l), Month.MAY.getDisplayName(TextStyle.FULL_STANDALONE, l), WeekFields.of(l).getFirstDayOfWeek(), DecimalFormatSymbols.getInstance(l).getDecimalSeparator());
            T.p(NumberFormat.getCompactNumberInstance(l, NumberFormat.Style.SHORT).format(12345), NumberFormat.getCurrencyInstance(l).format(9.5), "TITLE i".toLowerCase(l), "title \u0131".toUpperCase(l), String.format(l, "%,.2f %tA %<tB", 12345.678, d), l.getISO3Language(), l.toLanguageTag(), DateFormat.getDateInstance(DateFormat.LONG, l).format(new Date(0)));
        }
        for (String c : new String[] {"Japanese", "ThaiBuddhist", "Hijrah-umalqura", "Minguo", "ISO"}) { var ch = java.time.chrono.Chronology.of(c); T.p(c, ch.date(d), ch.dateNow().isSupported(ChronoField.ERA), ch.isLeapYear(2024), ch.eras().size()); }
        T.p(Currency.getInstance("JPY").getDefaultFractionDigits(), Currency.getInstance(Locale.GERMANY), Currency.getInstance("USD").getSymbol(Locale.CANADA), Currency.getInstance("EUR").getDisplayName(Locale.FRENCH), Currency.getAvailableCurrencies().size() > 100, Locale.getAvailableLocales().length > 200, Locale.getISOCountries().length);
        List<String> words = new ArrayList<>(List.of("z", "\u00e9t\u00e9", "ete", "Zebra", "\u00e4hnlich", "apfel", "\u00dcber", "coat", "c\u00f4t\u00e9", "cote")); for (Locale l : new Locale[] {Locale.FRANCE, Locale.GERMANY, new Locale("sv")}) { Collator c = Collator.getInstance(l); c.setStrength(Collator.TERTIARY); words.sort(c); T.p(l, words, c.compare("a", "A")); }
        BreakIterator b = BreakIterator.getWordInstance(Locale.US); b.setText("Mr. Smith's dog, isn't it? 3.14 e\u0301"); List<Integer> at = new ArrayList<>(); for (int k = b.first(); k != BreakIterator.DONE; k = b.next()) at.add(k); BreakIterator se = BreakIterator.getSentenceInstance(Locale.US); se.setText("One. Two! Three?"); T.p(at, se.next(), se.next(), se.last());
        GregorianCalendar g = new GregorianCalendar(TimeZone.getTimeZone("America/New_York"), Locale.US); g.clear(); g.set(2021, Calendar.NOVEMBER, 7, 1, 30); T.p(g.getTimeInMillis(), g.get(Calendar.DST_OFFSET), g.getActualMaximum(Calendar.WEEK_OF_YEAR), g.isLeapYear(2000)); g.add(Calendar.HOUR, 1); T.p(g.get(Calendar.HOUR), g.getTimeInMillis()); g.roll(Calendar.MONTH, 3); T.p(g.getTime().getTime());
        T.p(new MessageFormat("{0,number,#.##} {1,date,yyyy} {2,choice,0#none|1#one|1<many {2}}", Locale.US).format(new Object[] {3.14159, new Date(0), 5}), Normalizer.normalize("\u00e9\ufb01", Normalizer.Form.NFKD).length(), Bidi.requiresBidi("\u05d0b".toCharArray(), 0, 2), new Bidi("a\u05d0b", 0).getRunCount(), Locale.lookupTag(Locale.LanguageRange.parse("de-CH;q=0.5,fr"), List.of("de", "fr-FR", "fr")), new Locale.Builder().setLanguage("sr").setScript("Cyrl").setExtension('u', "nu-latn").build());
    }
}
