import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What src/bench/overload runs: {@code java Overload.java PORT PID REFUSER_PORT}. Prints the table for docs/measurements.md. */
final class Overload {

    private static final int NORMAL = 500;
    private static final int SECONDS = 10;
    private static final String AUTHORIZATION = "Authorization: Basic "
            + Base64.getEncoder().encodeToString("scalingo-vpn-ipsec:bench".getBytes(StandardCharsets.UTF_8)) + "\r\n";

    private final int port;
    private final String pid;
    private final int refuserPort;

    private Overload(int port, String pid, int refuserPort) {
        this.port = port;
        this.pid = pid;
        this.refuserPort = refuserPort;
    }

    private record Answer(int status, long nanos) {}

    private record Load(List<Answer> answers, long answersASecond) {}

    public static void main(String[] args) throws Exception {
        new Overload(Integer.parseInt(args[0]), args[1], Integer.parseInt(args[2])).run();
    }

    private void run() throws Exception {
        load(port, 100, NORMAL, 5);
        long before = residentMib();
        System.out.println("| what | answers a second | orders taken | refused (503) | failed otherwise | taken p50 / p99 | refused p50 / p99 | MiB |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        row("normal: " + NORMAL + "/s", load(port, 100, NORMAL, SECONDS));
        row("ten times: " + 10 * NORMAL + "/s, 1,000 connections", load(port, 1000, 10 * NORMAL, SECONDS));
        databaseStandsStill();
        row("as many as 1,000 connections can send", load(port, 1000, 100 * NORMAL, SECONDS));
        System.out.printf("| usual answers again after | | %d ms | | | | | %d |%n", recovery(), residentMib());
        row("as many from a server that does nothing but refuse", load(refuserPort, 1000, 100 * NORMAL, SECONDS));
        slowSenders();
        largeBodies();
        openConnections();
        livePages();
        System.out.printf("%nResident memory after warming up: %d MiB.%n", before);
    }

    /** What is turned away then waits for nobody but the broker. */
    private void databaseStandsStill() throws Exception {
        try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
            var answers = caller.submit(() -> load(port, 1000, 4 * NORMAL, 4));
            TimeUnit.SECONDS.sleep(1);
            try {
                signalDatabase("STOP");
                // Less than the 3 s after which those inside are told that the database is down.
                TimeUnit.SECONDS.sleep(2);
            } finally {
                signalDatabase("CONT");
            }
            row("four times: " + 4 * NORMAL + "/s, and the database stands still for 2 s", answers.get());
        }
    }

    private void signalDatabase(String signal) throws IOException, InterruptedException {
        List<String> kill = new ArrayList<>(List.of("kill", "-s", signal));
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().descendants()
                .filter(each -> each.info().command().orElse("").endsWith("/postgres"))
                .forEach(each -> kill.add(Long.toString(each.pid())));
        if (kill.size() == 3 || new ProcessBuilder(kill).inheritIO().start().waitFor() != 0) {
            throw new IOException("cannot signal the database: " + kill);
        }
    }

    private Load load(int target, int connections, int rate, int seconds) throws InterruptedException {
        var answers = new ConcurrentLinkedQueue<Answer>();
        long begin = System.nanoTime() + 100_000_000;
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        long step = 1_000_000_000L * connections / rate;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                long first = begin + step * i / connections;
                callers.execute(() -> {
                    try (Connection connection = new Connection(target)) {
                        for (long next = first; next < end; next += step) {
                            TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
                            answers.add(connection.order());
                        }
                    } catch (IOException | InterruptedException e) {
                        answers.add(new Answer(0, 0));
                    }
                });
            }
        }
        return new Load(List.copyOf(answers), answers.size() * 1_000_000_000L / (System.nanoTime() - begin));
    }

    private void row(String what, Load load) throws IOException {
        List<Answer> answers = load.answers();
        List<Long> taken = times(answers, 201);
        List<Long> refused = times(answers, 503);
        System.out.printf(
                "| %s | %d | %d | %d | %d | %s | %s | %d |%n",
                what,
                load.answersASecond(),
                taken.size(),
                refused.size(),
                answers.size() - taken.size() - refused.size(),
                quantiles(taken),
                quantiles(refused),
                residentMib());
    }

    private static List<Long> times(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).map(Answer::nanos).sorted().toList();
    }

    private static String quantiles(List<Long> sorted) {
        return sorted.isEmpty()
                ? "none"
                : "%.1f / %.1f ms".formatted(
                        sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 99 / 100) / 1e6);
    }

    private long recovery() throws IOException {
        long began = System.nanoTime();
        try (Connection connection = new Connection(port)) {
            while (true) {
                Answer answer = connection.order();
                if (answer.status() == 201 && answer.nanos() < 50_000_000) {
                    return (System.nanoTime() - began) / 1_000_000;
                }
            }
        }
    }

    /** A thousand bodies that come byte by byte, and orders of others meanwhile. */
    private void slowSenders() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Socket socket = new Socket("127.0.0.1", port);
            socket.getOutputStream().write(("POST /scalingo/resources HTTP/1.1\r\nHost: x\r\n" + AUTHORIZATION
                    + "Content-Length: 1000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            slow.add(socket);
        }
        row("beside 1,000 slow senders", load(port, 100, NORMAL, SECONDS));
        TimeUnit.SECONDS.sleep(30);
        int cut = 0;
        for (Socket socket : slow) {
            socket.setSoTimeout(10);
            try {
                cut += socket.getInputStream().read() < 0 ? 1 : 0;
            } catch (IOException e) {
                cut += e instanceof java.net.SocketTimeoutException ? 0 : 1;
            }
            socket.close();
        }
        System.out.printf("| of them cut off within 40 s | | %d | | | | | %d |%n", cut, residentMib());
    }

    /** Bodies of 10 MB: each sender must be able to send all of it and then read 413. */
    private void largeBodies() throws Exception {
        byte[] chunk = new byte[64 * 1024];
        Map<Integer, AtomicInteger> statuses = new TreeMap<>();
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<java.util.concurrent.Future<Answer>>();
            for (int i = 0; i < 50; i++) {
                all.add(senders.submit(() -> {
                    try (Connection connection = new Connection(port)) {
                        long began = System.nanoTime();
                        connection.write("POST /scalingo/resources HTTP/1.1\r\nHost: x\r\n" + AUTHORIZATION
                                + "Content-Length: 10485760\r\n\r\n");
                        for (int sent = 0; sent < 10_485_760; sent += chunk.length) {
                            connection.out.write(chunk);
                        }
                        return new Answer(connection.status(), System.nanoTime() - began);
                    } catch (IOException e) {
                        return new Answer(0, 0);
                    }
                }));
            }
            for (var answer : all) {
                answers.add(answer.get());
            }
        }
        answers.forEach(answer ->
                statuses.computeIfAbsent(answer.status(), status -> new AtomicInteger()).incrementAndGet());
        System.out.printf("| 50 bodies of 10 MB at once: answers by status | | %s | | | | | %d |%n", statuses, residentMib());
    }

    private void openConnections() throws Exception {
        List<Socket> open = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Socket socket = new Socket();
            socket.connect(new InetSocketAddress("127.0.0." + (1 + i % 4), port));
            open.add(socket);
        }
        row("beside 10,000 open connections", load(port, 100, NORMAL, SECONDS));
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** As many dashboards as may be watched by people who look at their tunnels all day. */
    private void livePages() throws Exception {
        List<Connection> watched = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Connection connection = new Connection(port);
            String id = connection.ordered().replaceFirst("(?s).*\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
            long now = System.currentTimeMillis() / 1000;
            String token = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1")
                    .digest((id + ":bench:" + now).getBytes(StandardCharsets.US_ASCII)));
            String cookie = connection.cookie("/sso/scalingo?id=" + id + "&timestamp=" + now + "&token=" + token);
            connection.write("GET /dashboard/" + id + "/live HTTP/1.1\r\nHost: x\r\nCookie: " + cookie + "\r\n\r\n");
            watched.add(connection);
        }
        Duration before = processorTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        double share = processorTime().minus(before).toMillis() / (1000.0 * SECONDS);
        row("beside 400 dashboards that are followed live", load(port, 100, NORMAL, SECONDS));
        System.out.printf("| of which these dashboards take, of one core | | %.0f %% | | | | | |%n", 100 * share);
        for (Connection connection : watched) {
            connection.close();
        }
    }

    private Duration processorTime() {
        ProcessHandle broker = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        return Stream.concat(Stream.of(broker), broker.descendants())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private long residentMib() throws IOException {
        return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** One connection that is kept open, as those of a marketplace are. */
    private static final class Connection implements AutoCloseable {

        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;
        private String body = "";
        private String cookie = "";

        Connection(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream());
        }

        Answer order() throws IOException {
            long began = System.nanoTime();
            writeOrder();
            return new Answer(status(), System.nanoTime() - began);
        }

        /** Orders, and gives the answer's body. */
        String ordered() throws IOException {
            writeOrder();
            status();
            return body;
        }

        /** The first cookie that a page sets. */
        String cookie(String path) throws IOException {
            write("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            if (status() != 303) {
                throw new IOException("no sign-on: " + body);
            }
            return cookie;
        }

        private void writeOrder() throws IOException {
            String order = "{\"uuid\":\"" + UUID.randomUUID() + "\",\"app_id\":\"app\",\"plan\":\"vpn-ipsec-standard\"}";
            write("POST /scalingo/resources HTTP/1.1\r\nHost: x\r\n" + AUTHORIZATION + "Content-Type: application/json\r\n"
                    + "Content-Length: " + order.length() + "\r\n\r\n" + order);
        }

        void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }

        /** Reads a whole answer. */
        int status() throws IOException {
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
                String value = header.substring(header.indexOf(':') + 1).strip();
                switch (name) {
                    case "content-length" -> length = Integer.parseInt(value);
                    case "set-cookie" -> cookie = value.substring(0, value.indexOf(';'));
                    default -> {}
                }
            }
            body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) {
                    throw new IOException("the broker closed the connection");
                }
                line.append((char) read);
            }
            return line.toString().strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
