package culvert.durability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The plainest load balancer there is: each connection goes to the next server in turn that takes it, and what either side
 * sends is passed on. With one server it is a line that can be pulled.
 */
final class Balancer implements AutoCloseable {

    private static final int CONNECT_MILLISECONDS = 1000;

    private final ServerSocket listener;
    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    // Whoever passes something on holds one for the moment.
    private final Semaphore line = new Semaphore(Integer.MAX_VALUE);

    Balancer(List<Integer> ports) {
        this.ports = List.copyOf(ports);
        try {
            listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** From here on nothing arrives any more, on either side, and nobody is told. */
    void pull() {
        line.acquireUninterruptibly(Integer.MAX_VALUE);
    }

    /** What was sent meanwhile arrives now, as it does on a line that was only interrupted. */
    void plug() {
        line.release(Integer.MAX_VALUE);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void connect(Socket client) {
        Socket server = next();
        if (server == null) {
            close(client);
            return;
        }
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
    }

    private @Nullable Socket next() {
        for (int tried = 0; tried < ports.size(); tried++) {
            int port = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
            Socket server = new Socket();
            try {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLISECONDS);
                server.setTcpNoDelay(true);
                return server;
            } catch (IOException e) {
                close(server);
            }
        }
        return null;
    }

    private void pass(Socket from, Socket to) {
        try {
            from.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                line.acquireUninterruptibly();
                try {
                    out.write(buffer, 0, length);
                } finally {
                    line.release();
                }
            }
        } catch (IOException e) {
            // One side is gone, and so is the other now.
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(this::close);
    }
}
