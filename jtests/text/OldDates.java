import java.text.*;
import java.util.*;

public class OldDates {
    public static void main(String[] args) throws Exception {
        Calendar c = new GregorianCalendar(TimeZone.getTimeZone("America/Los_Angeles"), Locale.US);
        c.setTimeInMillis(1700000000000L);
        T.p(c.get(Calendar.YEAR), c.get(Calendar.DAY_OF_YEAR), c.get(Calendar.HOUR), c.getActualMaximum(Calendar.DAY_OF_MONTH), c.getTimeZone().getID());
        c.add(Calendar.MONTH, 3); c.roll(Calendar.DAY_OF_MONTH, 20);
        SimpleDateFormat f = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZ EEE z", Locale.US);
        f.setTimeZone(TimeZone.getTimeZone("UTC"));
        T.p(f.format(c.getTime()), f.parse("2020-02-29T12:00:00.000+0000 Sat UTC").getTime(), new Date(0), new Date(0).equals(new Date(0L)), TimeZone.getDefault().getID(), TimeZone.getTimeZone("GMT+3:30"), new Date(100).compareTo(new Date(200)));
        T.thrown("parse", () -> f.parse("nonsense"));
        for (Locale l : new Locale[] {Locale.US, Locale.FRANCE, Locale.JAPAN}) T.p(l, DateFormat.getDateInstance(DateFormat.LONG, l).format(new Date(0)), DateFormat.getTimeInstance(DateFormat.SHORT, l).format(new Date(0)));
        T.p(new java.sql.Timestamp(1000), java.sql.Date.valueOf("2020-01-02"), java.util.concurrent.TimeUnit.DAYS.toMillis(2));
    }
}
