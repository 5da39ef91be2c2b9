import java.math.*;
import java.nio.charset.StandardCharsets;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.*;
import java.util.regex.*;

/** Strings, numbers as text, dates, regular expressions. */
final class Text {
  enum Letter { A, B }

  private Text() {}

  static void register(Operations all) throws ReflectiveOperationException {
    String[] ks = Operations.keys();
    ArrayList<Integer> list = Operations.numbers();
    Pattern pt = Pattern.compile("(\\w+)@(\\w+)\\.com");
    all.add("StringBuilder", n -> {
      for (int i = 0; i < n / 5; i++) {
        var sb = new StringBuilder();
        sb.append(i).append(',').append("abc").append(i * 2L).append(1.5f > i).insert(0, "x").reverse();
        Operations.sink += sb.length();
      }
    });
    all.add("concat objects", n -> {
      for (int i = 0; i < n / 5; i++) Operations.sink += ("a" + (Object) list.get(i % 1000) + Letter.B + i).length();
    });
    all.add("concat doubles", n -> {
      for (int i = 0; i < n / 20; i++) Operations.sink += ("d" + i * 0.37 + (float) i).length();
    });
    all.add("String ops", n -> {
      for (int i = 0; i < n / 5; i++) {
        String s = ks[i & 255];
        Operations.sink += s.substring(2).indexOf('y') + s.toUpperCase().length() + s.replace('k', 'q').hashCode()
            + (s.startsWith("key") ? 1 : 0) + s.compareTo("key77") + (s.contains("ey1") ? 1 : 0);
      }
    });
    all.add("String split/join", n -> {
      for (int i = 0; i < n / 20; i++) Operations.sink += String.join("-", "a,b,c,d,e".split(",")).length();
    });
    all.add("String strip/lines", n -> {
      for (int i = 0; i < n / 20; i++) Operations.sink += "  a b c  ".strip().trim().repeat(2).lines().count()
          + "A\nB".chars().sum();
    });
    all.add("String equals/IC", n -> {
      for (int i = 0; i < n; i++) {
        Operations.sink += ks[i & 255].equals("key33") ? 1 : 0;
        Operations.sink += ks[i & 127].equalsIgnoreCase("KEY33") ? 1 : 0;
      }
    });
    all.add("getBytes/new String", n -> {
      for (int i = 0; i < n / 5; i++) {
        byte[] b = ks[i & 255].getBytes(StandardCharsets.UTF_8);
        Operations.sink += new String(b, StandardCharsets.UTF_8).length()
            + new String(b, StandardCharsets.ISO_8859_1).length();
      }
    });
    all.add("utf8 non-ascii", n -> {
      for (int i = 0; i < n / 10; i++) {
        byte[] b = "h\u00e9llo w\u00f6rld \u20ac".getBytes(StandardCharsets.UTF_8);
        Operations.sink += new String(b, StandardCharsets.UTF_8).length();
      }
    });
    all.add("String.format", n -> {
      for (int i = 0; i < n / 100; i++) Operations.sink += String.format("%d %s %5.2f %x", i, "abc", i * 0.5,
          i).length();
    });
    all.add("parseInt/toString", n -> {
      for (int i = 0; i < n / 2; i++) Operations.sink += Integer.parseInt(Integer.toString(i))
          + Long.parseLong("12345678901") + Integer.toHexString(i).length();
    });
    all.add("parseDouble", n -> {
      for (int i = 0; i < n / 10; i++) Operations.sink += (long) Double.parseDouble("3.14159e2")
          + Double.toString(i * 0.1).length();
    });
    all.add("BigInteger", n -> {
      BigInteger b = BigInteger.valueOf(123456789), c = b.pow(10);
      for (int i = 0; i < n / 50; i++) {
        Operations.sink += c.multiply(c.add(b)).mod(b.add(BigInteger.TWO)).intValue();
        Operations.sink += c.toString().length();
      }
    });
    all.add("BigDecimal", n -> {
      BigDecimal b = new BigDecimal("1234.5678");
      for (int i = 0; i < n / 20; i++) Operations.sink += b.multiply(BigDecimal.valueOf(i)).add(b).setScale(2,
          RoundingMode.HALF_UP).intValue();
    });
    all.add("LocalDate", n -> {
      LocalDate d = LocalDate.of(2020, 1, 1);
      for (int i = 0; i < n / 10; i++) Operations.sink += d.plusDays(i % 1000).getDayOfWeek().getValue()
          + d.withMonth(3).lengthOfYear();
    });
    all.add("date format", n -> {
      LocalDateTime d = LocalDateTime.of(2020, 1, 1, 3, 4, 5);
      for (int i = 0; i < n / 100; i++) {
        String text = d.plusSeconds(i).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        Operations.sink += LocalDateTime.parse(text).getSecond();
      }
    });
    all.add("Instant/Duration", n -> {
      Instant a = Instant.ofEpochSecond(1000);
      for (int i = 0; i < n / 5; i++) Operations.sink += Duration.between(a, a.plusMillis(i)).toMillis();
    });
    all.add("regex find", n -> {
      for (int i = 0; i < n / 50; i++) {
        Matcher ma = pt.matcher("mail to bob@example.com and al@x.com");
        while (ma.find()) Operations.sink += ma.group(1).length();
      }
    });
    all.add("regex replace", n -> {
      for (int i = 0; i < n / 50; i++) Operations.sink += "a1b22c333".replaceAll("[0-9]+", "#").length();
    });
    all.add("StringTokenizer", n -> {
      for (int i = 0; i < n / 50; i++) {
        var st = new StringTokenizer("a b c d");
        while (st.hasMoreTokens()) Operations.sink += st.nextToken().length();
      }
    });
    all.add("MessageFormat", n -> {
      for (int i = 0; i < n / 1000; i++) Operations.sink += java.text.MessageFormat.format("{0} is {1}", i,
          "x").length();
    });
    all.add("DecimalFormat", n -> {
      var df = new java.text.DecimalFormat("#,##0.00");
      for (int i = 0; i < n / 100; i++) Operations.sink += df.format(i * 1.5).length();
    });
    all.add("char loop", n -> {
      String s = "the quick brown fox";
      for (int i = 0; i < n / 20 * s.length(); i++) {
        char c = s.charAt(i % s.length());
        if (Character.isLetter(c)) Operations.sink += Character.toUpperCase(c);
      }
    });
    all.add("codepoints", n -> {
      for (int k = 0; k < n / 50; k++) Operations.sink += "a\ud83d\ude00bc".codePoints().filter(Character::isLetter).count();
    });
    all.add("UUID", n -> {
      for (int i = 0; i < n / 50; i++) Operations.sink += UUID.fromString(new UUID(i, i).toString()).hashCode();
    });
  }
}
