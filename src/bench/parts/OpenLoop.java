import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Orders at a fixed rate. Latency counts from the moment at which a request was due, so that a broker that stands still for a
 * second is charged with everything that should have happened in it.
 */
final class OpenLoop {

    private final URI address;
    private final String authorization;
    private final long interval;
    private final long[] latencies;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger bad = new AtomicInteger();
    private final long start = System.nanoTime() + 200_000_000L;

    private OpenLoop(URI address, String credentials, int rate, int seconds) {
        this.address = address;
        this.authorization = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        this.interval = 1_000_000_000L / rate;
        this.latencies = new long[rate * seconds];
    }

    /** Arguments: address, user:password, requests a second, seconds, connections. */
    public static void main(String[] arguments) throws InterruptedException {
        OpenLoop loop = new OpenLoop(
                URI.create(arguments[0]),
                arguments[1],
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        Thread[] connections = new Thread[Integer.parseInt(arguments[4])];
        for (int i = 0; i < connections.length; i++) {
            connections[i] = Thread.ofPlatform().start(loop::work);
        }
        for (Thread connection : connections) {
            connection.join();
        }
        loop.report();
    }

    private void work() {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (int number = next.getAndIncrement(); number < latencies.length; number = next.getAndIncrement()) {
                long due = start + number * interval;
                LockSupport.parkNanos(due - System.nanoTime());
                out.write(request(number));
                if (!answer(in).startsWith("HTTP/1.1 201")) {
                    bad.incrementAndGet();
                }
                latencies[number] = System.nanoTime() - due;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] request(int number) {
        String body =
                "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"app-" + number + "\",\"uuid\":\"open-" + start + "-" + number + "\"}";
        return ("POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getHost() + "\r\nAuthorization: Basic "
                        + authorization + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
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

    private void report() {
        Arrays.sort(latencies);
        System.out.printf(
                "p50 %.1f ms, p99 %.1f ms, longest %.1f ms, %d not answered 201%n",
                at(0.5), at(0.99), at(1), bad.get());
    }

    private double at(double share) {
        return latencies[(int) Math.min(latencies.length - 1, share * latencies.length)] / 1e6;
    }
}
