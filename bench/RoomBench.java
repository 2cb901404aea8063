import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * People in one room: all join, twenty messages are said each second, everybody counts and times what comes. One thread reads all
 * sockets and takes frames apart by itself (RFC 6455), as a client library would need more of the two cores than the server. See room.sh.
 */
final class RoomBench {
    private static final int PER_SECOND = 20;
    private static final int JOINING = 50;
    private static final int BUCKETS = 60_000;
    private static final AtomicLongArray MILLIS = new AtomicLongArray(BUCKETS);
    private static final AtomicInteger CLOSED = new AtomicInteger();

    /** ws://host:port/room/7, a file with a token a line, and for how many seconds to talk. */
    public static void main(String[] arguments) throws Exception {
        URI room = URI.create(arguments[0]);
        List<String> tokens = Files.readAllLines(Path.of(arguments[1]));
        int seconds = Integer.parseInt(arguments[2]);
        int expected = PER_SECOND * seconds;
        Room people = new Room(expected, tokens.size());
        Thread reader = new Thread(people, "reader");
        reader.setDaemon(true);
        reader.start();

        long start = System.nanoTime();
        for (String token : tokens) {
            people.join(room, token);
        }
        people.welcomed.await();
        System.out.printf("%d sockets joined in %.1f s%n", tokens.size(), (System.nanoTime() - start) / 1e9);

        long next = System.nanoTime();
        for (int i = 0; i < expected; i++) {
            people.say(i % (4 * PER_SECOND), System.nanoTime() + " Good evening to everybody in this room");
            next += 1_000_000_000L / PER_SECOND;
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
        }
        boolean isComplete = people.complete.await(60, TimeUnit.SECONDS);
        long same = people.agreeing();
        System.out.printf(
                "%d messages in %d s; %d of %d people got all of them in the same order; %d sockets closed; complete: %s%n",
                expected, seconds, same, tokens.size(), CLOSED.get(), isComplete);
        System.out.printf(
                "delivery: p50 %d ms, p99 %d ms, longest %d ms%n", percentile(0.5), percentile(0.99), percentile(1));
        System.exit(same == tokens.size() ? 0 : 1);
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

    private static final class Room implements Runnable {
        private final CountDownLatch welcomed;
        private final CountDownLatch complete;
        private final Semaphore joining = new Semaphore(JOINING);
        private final List<Person> people = new ArrayList<>();
        private final Selector selector = Selector.open();
        private final int expected;

        Room(int expected, int size) throws IOException {
            this.expected = expected;
            welcomed = new CountDownLatch(size);
            complete = new CountDownLatch(size);
        }

        void join(URI room, String token) throws Exception {
            joining.acquire();
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(room.getHost(), room.getPort()));
            channel.write(ByteBuffer.wrap("""
                    GET %s?token=%s HTTP/1.1\r
                    Host: %s\r
                    Connection: Upgrade\r
                    Upgrade: websocket\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r
                    \r
                    """.formatted(room.getPath(), token, room.getAuthority()).getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            Person person = new Person(this, channel);
            people.add(person);
            selector.wakeup();
            channel.register(selector, SelectionKey.OP_READ, person);
        }

        void say(int person, String text) throws IOException {
            people.get(person).send(1, ("{\"type\":\"chat\",\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
        }

        long agreeing() {
            long order = people.get(0).order;
            return people.stream()
                    .filter(person -> person.order == order && person.received == expected)
                    .count();
        }

        @Override
        public void run() {
            try {
                while (true) {
                    selector.select(key -> ((Person) key.attachment()).read(key), 100);
                }
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private static final class Person {
        private static final int TEXT = 1;
        private static final int CLOSE = 8;
        private static final int PING = 9;
        private static final int PONG = 10;

        private final Room room;
        private final SocketChannel channel;
        private ByteBuffer buffer = ByteBuffer.allocate(4_096);
        private boolean isUpgraded;
        private volatile int received;
        private volatile long order;

        Person(Room room, SocketChannel channel) {
            this.room = room;
            this.channel = channel;
        }

        void read(SelectionKey key) {
            try {
                if (channel.read(buffer) < 0) {
                    CLOSED.incrementAndGet();
                    key.cancel();
                }
                long now = System.nanoTime();
                buffer.flip();
                skipHandshake();
                while (isUpgraded && takeFrame(now)) {
                    continue;
                }
                buffer.compact();
                if (!buffer.hasRemaining()) {
                    buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer.flip());
                }
            } catch (IOException gone) {
                CLOSED.incrementAndGet();
                key.cancel();
            }
        }

        /** Messages of less than 126 bytes have their length in a byte, others here in two more. */
        private boolean takeFrame(long now) throws IOException {
            if (buffer.remaining() < 4) {
                return false;
            }
            int start = buffer.position();
            int kind = buffer.get(start) & 0x0f;
            int length = buffer.get(start + 1) & 0x7f;
            int head = length < 126 ? 2 : 4;
            length = length < 126 ? length : buffer.getShort(start + 2) & 0xffff;
            if (buffer.remaining() < head + length) {
                return false;
            }
            byte[] content = new byte[length];
            buffer.position(start + head).get(content);
            if (kind == TEXT) {
                hear(new String(content, StandardCharsets.UTF_8), now);
            } else if (kind == PING) {
                send(PONG, content);
            } else if (kind == CLOSE) {
                System.err.println("Closed by the server");
            }
            return true;
        }

        private void skipHandshake() {
            for (int i = buffer.position(); !isUpgraded && i + 3 < buffer.limit(); i++) {
                if (buffer.getInt(i) == 0x0d0a0d0a) {
                    isUpgraded = true;
                    buffer.position(i + 4);
                }
            }
        }

        private void hear(String message, long now) {
            if (message.contains("\"type\":\"chat\"")) {
                long sent = number(message, "\"text\":\"");
                MILLIS.incrementAndGet((int) Math.min(BUCKETS - 1, (now - sent) / 1_000_000));
                order = 31 * order + number(message, "\"id\":");
                received++;
                if (received == room.expected) {
                    room.complete.countDown();
                }
            } else if (message.contains("\"type\":\"welcome\"")) {
                room.joining.release();
                room.welcomed.countDown();
            } else if (message.contains("\"type\":\"error\"")) {
                System.err.println(message);
            }
        }

        /** What clients send is masked (RFC 6455, section 5.3); here by zeros, which change nothing. */
        synchronized void send(int kind, byte[] content) throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(content.length + 6)
                    .put((byte) (0x80 | kind))
                    .put((byte) (0x80 | content.length))
                    .putInt(0)
                    .put(content);
            channel.write(frame.flip());
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
