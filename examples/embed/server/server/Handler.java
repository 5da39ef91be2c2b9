package server;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the requests of the host's threads. */
final class Handler {
    private static final AtomicInteger count = new AtomicInteger();
    private static final ConcurrentHashMap<String, Integer> seen = new ConcurrentHashMap<>();

    private Handler() {}

    static String handle(String request) {
        count.incrementAndGet();
        seen.merge(request.split("/")[0], 1, Integer::sum);
        return Thread.currentThread().getName() + " served " + request;
    }

    static int count() {
        return count.get() == seen.values().stream().mapToInt(i -> i).sum() ? count.get() : -1;
    }
}
