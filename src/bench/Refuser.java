import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * What refusing costs where nothing else is done: {@code java Refuser.java PORT} answers whatever comes with the broker's 503,
 * from one thread and without a look at it.
 */
final class Refuser {

    private static final String MESSAGE = "Too many requests at this moment. Nothing was changed; try again.";
    private static final String BODY =
            "{\"error\":\"" + MESSAGE + "\",\"message\":\"" + MESSAGE + "\",\"description\":\"" + MESSAGE + "\"}";
    private static final byte[] ANSWER = ("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nCache-Control: no-store\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final ByteBuffer request = ByteBuffer.allocateDirect(16 * 1024);

    private Refuser(int port) throws IOException {
        server.bind(new InetSocketAddress("127.0.0.1", port), 1024);
        server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    }

    public static void main(String[] args) throws IOException {
        Refuser refuser = new Refuser(Integer.parseInt(args[0]));
        while (true) {
            refuser.selector.select(refuser::serve);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                refuse((SocketChannel) key.channel());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        SocketChannel caller = server.accept();
        if (caller != null) {
            caller.configureBlocking(false).register(selector, SelectionKey.OP_READ);
        }
    }

    // Each request of the bench comes in one piece, and the next one only after this answer.
    private void refuse(SocketChannel caller) throws IOException {
        request.clear();
        if (caller.read(request) < 0) {
            caller.close();
        } else {
            caller.write(ByteBuffer.wrap(ANSWER));
        }
    }
}
