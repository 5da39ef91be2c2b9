// Methods of which the beginning can be compiled in place of a call: it ends most calls, and the rest does what must be seen
// once only, throws, loops, or is entered with other values than those that the beginning saw.
import java.util.NoSuchElementException;

public class PartOfBody {
    int[] values = new int[2];
    int count, grown;
    String text;
    volatile boolean isOpen = true;

    void ensure(int size) {
        if (size >= values.length) {
            int[] larger = new int[Math.max(size, values.length * 2)];
            for (int i = 0; i < values.length; i++) larger[i] = values[i];
            values = larger;
            grown++;
        }
    }

    void push(int value) {
        ensure(count + 1);
        values[count++] = value;
    }

    // The part changes something where it returns.
    int take() {
        if (count > 0) return values[--count];
        int sum = 0;
        for (int i = 0; i < 4; i++) sum += i;
        throw new NoSuchElementException("empty " + sum);
    }

    String text() {
        if (text != null) return text;
        StringBuilder builder = new StringBuilder();
        for (int i = 0; i < count; i++) builder.append(values[i]).append(',');
        return text = builder.toString();
    }

    // Own variables, two words wide, before the question; several questions.
    static long within(long value, int low, int high, double weight) {
        long least = low, most = high;
        if (value < least) return least;
        if (value > most) return most;
        long sum = 0;
        for (int i = 0; i < 3; i++) sum += value * i + (long) weight;
        return sum;
    }

    static double scaled(double value, float by) {
        if (value < 1.5) return value;
        double result = value;
        for (int i = 0; i < 3; i++) result = result * by + i;
        return result;
    }

    // The argument is changed before the question: the call would see it.
    static int changed(int value) {
        value++;
        if (value < 10) return value;
        int sum = 0;
        while (value > 0) sum += value--;
        return sum;
    }

    // A loop leads back to the question.
    static int halved(int value) {
        int times = 0;
        while (value > 1) {
            value >>= 1;
            times++;
        }
        return times;
    }

    int close() {
        if (!isOpen) return -1;
        isOpen = false;
        int sum = 0;
        for (int i = 0; i < count; i++) sum += values[i];
        return sum;
    }

    static int depth(PartOfBody body, int left) {
        if (left <= 0) return body.count;
        int deeper = depth(body, left - 1);
        for (int i = 0; i < 2; i++) deeper += i;
        return deeper;
    }

    static int line(Throwable t) {
        StackTraceElement[] trace = t.getStackTrace();
        return trace[0].getLineNumber() * 1000 + trace[1].getLineNumber() + trace[0].getMethodName().length();
    }

    interface Sized {
        int size(int of);
    }

    record Small(int limit) implements Sized {
        public int size(int of) {
            if (of < limit) return of;
            int size = limit;
            for (int i = limit; i < of; i += 3) size++;
            return size;
        }
    }

    record Large(int limit) implements Sized {
        public int size(int of) {
            if (of >= limit) return -of;
            int size = 0;
            for (int i = 0; i < of; i++) size += i;
            return size;
        }
    }

    static long round(int size, Sized sized) {
        long hash = 0;
        PartOfBody body = new PartOfBody();
        for (int i = 0; i < size; i++) {
            body.push(i);
            hash = hash * 31 + body.text().length() + sized.size(i);
            if (i % 7 == 0) body.text = null;
        }
        for (int i = -5; i < 40; i++) {
            hash = hash * 31 + within(i, 0, 30, i * .5);
            hash = hash * 31 + Double.hashCode(scaled(i * .25, 1.5f));
            hash = hash * 31 + changed(i) + halved(i) + depth(body, i % 9);
        }
        hash = hash * 31 + body.close();
        hash = hash * 31 + body.close();
        try {
            while (true) hash = hash * 31 + body.take();
        } catch (NoSuchElementException e) {
            hash = hash * 31 + e.getMessage().hashCode() + line(e);
        }
        try {
            depth(null, size % 5);
        } catch (NullPointerException e) {
            hash++;
        }
        return hash * 31 + body.grown;
    }

    public static void main(String[] args) {
        long hash = 0;
        for (int i = 0; i < 400; i++) {
            Sized sized = i % 50 < 25 ? new Small(i % 20) : new Large(i % 30);
            hash = hash * 31 + round(i % 60, sized);
            if (i % 100 == 0) System.out.println(hash);
        }
        System.out.println(hash);
    }
}
