import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many supervisors that report in turn, at a fixed rate. Their first report says that the tunnel came up; those after it that
 * the probe was answered, and one of so many instead that the tunnel was cut and is back. Latency counts from the moment at
 * which a report was due.
 */
final class Reporters {

    private record Container(String token, String name, String run, AtomicInteger sequence) {}

    private final URI address;
    private final List<Container> containers;
    private final int reportsPerCut;
    private final AtomicInteger bad = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    private Reporters(URI address, List<Container> containers, int reportsPerCut) {
        this.address = address;
        this.containers = containers;
        this.reportsPerCut = reportsPerCut;
    }

    /**
     * Arguments: address, file with a container a line (token, name, run), reports a second, seconds, connections, reports per
     * cut. Says that everybody has said hello, and begins when a line comes in.
     */
    public static void main(String[] arguments) throws Exception {
        List<Container> containers = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(line -> line.split(" "))
                .map(words -> new Container(words[0], words[1], words[2], new AtomicInteger()))
                .toList();
        Reporters reporters =
                new Reporters(URI.create(arguments[0]), containers, Integer.parseInt(arguments[5]));
        int rate = Integer.parseInt(arguments[2]);
        int connections = Integer.parseInt(arguments[4]);
        reporters.send(Math.min(rate, 1000), containers.size(), connections);
        // Also the path of every later report is to be warm.
        reporters.send(rate, 10 * rate, connections);
        System.out.println("ready");
        System.in.read();
        reporters.bad.set(0);
        reporters.cuts.set(0);
        long[] latencies = reporters.send(rate, rate * Integer.parseInt(arguments[3]), connections);
        Arrays.sort(latencies);
        System.out.printf(
                "%d %d %.1f %.1f %.1f %d%n",
                latencies.length,
                reporters.cuts.get(),
                at(latencies, 0.5),
                at(latencies, 0.99),
                at(latencies, 1),
                reporters.bad.get());
    }

    private long[] send(int rate, int count, int connections) throws InterruptedException {
        long[] latencies = new long[count];
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime() + 200_000_000L;
        Thread[] threads = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            threads[i] = Thread.ofPlatform().start(() -> work(latencies, next, start, 1_000_000_000L / rate));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return latencies;
    }

    private void work(long[] latencies, AtomicInteger next, long start, long interval) {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (int number = next.getAndIncrement(); number < latencies.length; number = next.getAndIncrement()) {
                long due = start + number * interval;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                out.write(request(containers.get(number % containers.size()), number));
                if (!answer(in).startsWith("HTTP/1.1 204")) {
                    bad.incrementAndGet();
                }
                latencies[number] = System.nanoTime() - due;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] request(Container container, int number) {
        String body = "{\"container\":\"" + container.name() + "\",\"run\":\"" + container.run() + "\",\"events\":["
                + events(container, number) + "]}";
        return ("POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getHost() + "\r\nAuthorization: Bearer "
                        + container.token() + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String events(Container container, int number) {
        int sequence = container.sequence().get();
        if (sequence == 0) {
            return event(container, "starting", "") + "," + connected(container);
        }
        if (number % reportsPerCut == 0) {
            cuts.incrementAndGet();
            return event(container, "lost", ",\"cause\":\"carries-nothing\",\"message\":\"tunnel carries nothing any more\"")
                    + "," + connected(container);
        }
        return event(container, "probe", ",\"roundTripMilliseconds\":" + (10 + sequence % 7) + ".25");
    }

    private static String connected(Container container) {
        return event(
                container,
                "connected",
                ",\"address\":\"10.92.0.1\",\"interface\":\"tun0\",\"networks\":[\"10.91.0.0/24\",\"10.93.0.0/16\"],\"dns\":[\"10.91.0.1\"]");
    }

    private static String event(Container container, String kind, String more) {
        return "{\"sequence\":" + container.sequence().incrementAndGet() + ",\"at\":\""
                + Instant.ofEpochSecond(System.currentTimeMillis() / 1000) + "\",\"kind\":\"" + kind + "\"" + more + "}";
    }

    /** The status line; the rest is read and dropped. */
    private static String answer(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the broker closed the connection");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
