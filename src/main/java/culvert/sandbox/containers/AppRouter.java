package culvert.sandbox.containers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The address of an app that stays the same while its containers come and go: a port of this machine, only for this
 * machine, whose connections are joined to the container that serves at the moment.
 */
public final class AppRouter implements AutoCloseable {

    private static final byte[] NOBODY_HOME = """
            HTTP/1.1 503 Service Unavailable\r
            Content-Type: text/plain\r
            Connection: close\r
            \r
            No container of this app is running.
            """.getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final Supplier<Optional<InetSocketAddress>> target;

    private AppRouter(ServerSocket server, Supplier<Optional<InetSocketAddress>> target) {
        this.server = server;
        this.target = target;
    }

    /**
     * Listens until closed.
     *
     * @param preferredPort another one is taken if it is not free
     */
    public static AppRouter open(int preferredPort, Supplier<Optional<InetSocketAddress>> target) {
        AppRouter router = new AppRouter(listen(preferredPort), target);
        Thread.ofVirtual().name("router").start(router::accept);
        return router;
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen(int preferredPort) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            return new ServerSocket(preferredPort, 50, loopback);
        } catch (IOException taken) {
            try {
                return new ServerSocket(0, 50, loopback);
            } catch (IOException e) {
                throw new UncheckedIOException("no port is free", e);
            }
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        try (client) {
            Optional<InetSocketAddress> address = target.get();
            if (address.isEmpty()) {
                client.getOutputStream().write(NOBODY_HOME);
                return;
            }
            try (Socket app =
                    new Socket(address.get().getAddress(), address.get().getPort())) {
                Thread answers = Thread.startVirtualThread(() -> pump(app, client));
                pump(client, app);
                answers.join();
            }
        } catch (IOException brokenOff) {
            // One side went away; closing the other is all there is to do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException brokenOff) {
            closeBoth(from, to);
        }
    }

    private static void closeBoth(Socket one, Socket other) {
        for (Socket socket : List.of(one, other)) {
            try {
                socket.close();
            } catch (IOException alreadyBroken) {
                // Nothing is left to close, then.
            }
        }
    }
}
