import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** People in one room: all join, twenty of them say something each second, everybody counts and times what comes. See room.sh. */
final class RoomBench {
    private static final int PER_SECOND = 20;
    private static final int BUCKETS = 60_000;
    private static final AtomicLongArray MILLIS = new AtomicLongArray(BUCKETS);
    private static final AtomicInteger CLOSED = new AtomicInteger();

    /** ws://host:port/room/7, a file with a token a line, and for how many seconds to talk. */
    public static void main(String[] arguments) throws Exception {
        List<String> tokens = Files.readAllLines(Path.of(arguments[1]));
        int seconds = Integer.parseInt(arguments[2]);
        int expected = PER_SECOND * seconds;
        HttpClient http = HttpClient.newHttpClient();
        Semaphore joining = new Semaphore(50);
        CountDownLatch welcomed = new CountDownLatch(tokens.size());
        CountDownLatch complete = new CountDownLatch(tokens.size());
        long start = System.nanoTime();
        List<Person> people = new ArrayList<>();
        for (String token : tokens) {
            joining.acquire();
            Person person = new Person(expected, joining, welcomed, complete);
            people.add(person);
            http.newWebSocketBuilder()
                    .buildAsync(URI.create(arguments[0] + "?token=" + token), person)
                    .thenAccept(socket -> person.socket = socket)
                    .exceptionally(RoomBench::fail);
        }
        welcomed.await();
        System.out.printf("%d sockets joined in %.1f s%n", tokens.size(), (System.nanoTime() - start) / 1e9);

        long next = System.nanoTime();
        for (int i = 0; i < expected; i++) {
            Person speaker = people.get(i % (4 * PER_SECOND));
            String text = "%d Good evening to everybody in this room".formatted(System.nanoTime());
            speaker.socket.sendText("{\"type\":\"chat\",\"text\":\"" + text + "\"}", true).join();
            next += 1_000_000_000L / PER_SECOND;
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
        }
        boolean isComplete = complete.await(60, java.util.concurrent.TimeUnit.SECONDS);
        long order = people.get(0).order;
        long same = people.stream().filter(person -> person.order == order && person.received == expected).count();
        System.out.printf(
                "%d messages in %d s; %d of %d people got all of them in the same order; %d sockets closed; complete: %s%n",
                expected, seconds, same, people.size(), CLOSED.get(), isComplete);
        System.out.printf("delivery: p50 %d ms, p99 %d ms, longest %d ms%n", percentile(0.5), percentile(0.99), percentile(1));
        System.exit(same == people.size() ? 0 : 1);
    }

    private static Void fail(Throwable failure) {
        System.err.println("A socket could not be opened: " + failure);
        System.exit(1);
        return null;
    }

    private static int percentile(double part) {
        long all = 0;
        for (int i = 0; i < BUCKETS; i++) {
            all += MILLIS.get(i);
        }
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += MILLIS.get(i);
            if (seen >= part * all) {
                return i;
            }
        }
        return BUCKETS;
    }

    private static final class Person implements WebSocket.Listener {
        private final int expected;
        private final Semaphore joining;
        private final CountDownLatch welcomed;
        private final CountDownLatch complete;
        private final StringBuilder part = new StringBuilder();
        private volatile WebSocket socket;
        private volatile int received;
        private volatile long order;

        Person(int expected, Semaphore joining, CountDownLatch welcomed, CountDownLatch complete) {
            this.expected = expected;
            this.joining = joining;
            this.welcomed = welcomed;
            this.complete = complete;
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                hear(part.toString(), System.nanoTime());
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            CLOSED.incrementAndGet();
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            CLOSED.incrementAndGet();
        }

        private void hear(String message, long now) {
            if (message.contains("\"type\":\"welcome\"")) {
                joining.release();
                welcomed.countDown();
            } else if (message.contains("\"type\":\"chat\"")) {
                long sent = number(message, "\"text\":\"");
                MILLIS.incrementAndGet((int) Math.min(BUCKETS - 1, (now - sent) / 1_000_000));
                order = 31 * order + number(message, "\"id\":");
                received++;
                if (received == expected) {
                    complete.countDown();
                }
            } else if (message.contains("\"type\":\"error\"")) {
                System.err.println(message);
            }
        }

        private static long number(String message, String before) {
            int from = message.indexOf(before) + before.length();
            int to = from;
            while (Character.isDigit(message.charAt(to))) {
                to++;
            }
            return Long.parseLong(message.substring(from, to));
        }
    }
}
