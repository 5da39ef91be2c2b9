import java.time.*;
import java.time.format.*;
import java.time.temporal.*;
import java.util.Locale;

public class DatesTimes {
    public static void main(String[] args) {
        LocalDate d = LocalDate.of(2024, 2, 29);
        T.p(d.plusYears(1), d.plusMonths(12), d.minusDays(60), d.getDayOfWeek(), d.isLeapYear(), d.with(TemporalAdjusters.lastDayOfMonth()), d.get(ChronoField.ALIGNED_WEEK_OF_YEAR), d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), Period.between(d, LocalDate.of(2025, 12, 25)), ChronoUnit.DAYS.between(d, LocalDate.EPOCH), d.datesUntil(d.plusDays(3)).toList());
        ZonedDateTime z = ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneId.of("Europe/Paris"));
        T.p(z, z.plusHours(1), z.plusDays(1), z.withZoneSameInstant(ZoneId.of("America/New_York")), z.toInstant(), z.getOffset(), ZoneId.of("Asia/Kolkata").getRules().getOffset(Instant.EPOCH), ZoneOffset.ofHoursMinutes(-3, -30), ZoneId.of("Australia/Lord_Howe").getRules().nextTransition(Instant.ofEpochSecond(1700000000)));
        T.p(Duration.ofSeconds(3661, 5), Duration.parse("PT1H30M").toMinutes(), Instant.ofEpochMilli(1234567890123L), LocalTime.MAX, LocalTime.parse("10:15:30").minusHours(11), Year.of(1900).isLeap(), YearMonth.parse("2024-02").lengthOfMonth(), OffsetDateTime.parse("2020-01-01T00:00:00+05:30").toEpochSecond(), MonthDay.of(2, 29).isValidYear(2023), LocalDateTime.MIN);
        LocalDateTime t = LocalDateTime.of(2024, 7, 4, 15, 9, 26, 535_000_000);
        for (String p : new String[] {"yyyy-MM-dd HH:mm:ss.SSS", "EEE, d MMM uuuu h:mm a", "EEEE MMMM", "D w e", "'week' ww", "GGGG yy"}) for (Locale l : new Locale[] {Locale.US, Locale.GERMANY, Locale.JAPAN}) T.p(l, DateTimeFormatter.ofPattern(p, l).format(t));
        for (FormatStyle s : FormatStyle.values()) T.p(DateTimeFormatter.ofLocalizedDate(s).withLocale(Locale.UK).format(t));
        T.p(DateTimeFormatter.ISO_DATE_TIME.format(t), DateTimeFormatter.RFC_1123_DATE_TIME.format(z), LocalDate.parse("04/07/2024", DateTimeFormatter.ofPattern("dd/MM/yyyy")));
        T.thrown("invalid", () -> LocalDate.of(2023, 2, 29)); T.thrown("parse", () -> LocalDate.parse("2024-13-01")); T.thrown("zone", () -> ZoneId.of("No/Where")); T.thrown("unsupported", () -> LocalDate.now().get(ChronoField.HOUR_OF_DAY));
        T.p(java.time.chrono.JapaneseDate.from(d), java.time.chrono.ThaiBuddhistDate.from(d), java.time.chrono.HijrahDate.from(d), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), ZoneId.systemDefault());
    }
}
