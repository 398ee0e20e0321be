package culvert.notices.webhook;

import culvert.notices.Carrier;
import culvert.notices.Channel;
import culvert.notices.NoticeRefused;
import culvert.notices.Parcel;
import culvert.notices.Sending;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts notices to webhooks. Of the answer nothing but its head is read, so that neither its size matters nor anything of it
 * can be seen by whoever chose the address.
 */
@ApplicationScoped
class WebhookCarrier implements Carrier {

    private static final int CONNECT_MILLISECONDS = 3_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LONGEST_HEAD = 8 * 1024;
    private static final int CONNECTIONS_TO_ONE_HOST = 50;
    private static final int LONGEST_WAIT_ASKED = 3600;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final WebhookDoor door;
    private final Clock clock;
    private final Duration patience;
    private final HttpClient http;

    @Inject
    WebhookCarrier(WebhookDoor door, Vertx vertx, Clock clock) {
        this(door, vertx, clock, LONGEST);
    }

    /** @param patience how long an attempt may take in all */
    WebhookCarrier(WebhookDoor door, Vertx vertx, Clock clock, Duration patience) {
        this.patience = patience;
        this.door = door;
        this.clock = clock;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(false)
                        .setConnectTimeout(CONNECT_MILLISECONDS)
                        .setMaxHeaderSize(LONGEST_HEAD),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_TO_ONE_HOST));
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Sending carry(Parcel parcel) {
        try {
            URI url = URI.create(parcel.address());
            return post(request(url, door.way(url), parcel), parcel.notice().body());
        } catch (NoticeRefused e) {
            return new Sending.Failed(String.valueOf(e.getMessage()));
        }
    }

    private RequestOptions request(URI url, InetAddress checked, Parcel parcel) {
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? HTTPS : HTTP;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String id = parcel.notice().id();
        long time = clock.instant().getEpochSecond();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                // The name is only said, in the head and to TLS; it is not looked up again.
                .setServer(SocketAddress.inetSocketAddress(port, checked.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Culvert")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", String.valueOf(time))
                .putHeader(
                        "webhook-signature",
                        WebhookSignature.of(
                                parcel.secret().orElseThrow(),
                                id,
                                time,
                                parcel.notice().body()));
    }

    private Sending post(RequestOptions options, String body) {
        AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
        CompletableFuture<Sending> outcome = http.request(options)
                .compose(request -> {
                    sent.set(request);
                    return request.send(Buffer.buffer(body)).map(WebhookCarrier::judge);
                })
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Sending.Failed("no answer within " + patience.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            return new Sending.Failed(words(Objects.requireNonNull(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sending.Failed("interrupted");
        } finally {
            HttpClientRequest request = sent.get();
            if (request != null) {
                request.reset();
            }
        }
    }

    private static Sending judge(HttpClientResponse answer) {
        // That we break it off is no news.
        answer.exceptionHandler(brokenOff -> {});
        int status = answer.statusCode();
        String words = "answered " + status;
        return switch (status / 100) {
            case 2 -> new Sending.Taken(words);
            case 3 -> new Sending.Failed(words + ": redirects are not followed");
            default ->
                status == 410
                        ? new Sending.Unwanted(words + ": it wants no more notices")
                        : new Sending.Failed(words, retryAfter(answer));
        };
    }

    private static Optional<Duration> retryAfter(HttpClientResponse answer) {
        return Optional.ofNullable(answer.getHeader("Retry-After"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Math.min(Integer.parseInt(text), LONGEST_WAIT_ASKED)));
    }

    private static String words(Throwable failure) {
        if (failure instanceof SSLException) {
            return "no TLS connection: its certificate is not valid for this name, or it speaks no TLS";
        }
        if (failure instanceof ConnectException) {
            return "cannot be reached: no connection";
        }
        return "the connection broke off before an answer came";
    }
}
