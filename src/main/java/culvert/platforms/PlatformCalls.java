package culvert.platforms;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends requests of an adapter and turns everything that can go wrong into a {@link PlatformFailure}. */
public final class PlatformCalls {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(Platform.LONGEST_CALL_SECONDS - 5);

    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration longest;

    /** Calls that end within {@link Platform#LONGEST_CALL_SECONDS}. */
    public PlatformCalls() {
        this(ANSWER);
    }

    /**
     * Calls with another limit than every adapter has.
     *
     * @param longest how long to wait for a complete answer
     */
    public PlatformCalls(Duration longest) {
        this.longest = longest;
    }

    /**
     * The body of a 2xx answer.
     *
     * @throws PlatformFailure in every other case
     */
    public byte[] send(HttpRequest request) {
        HttpResponse<byte[]> answer = exchange(request);
        if (answer.statusCode() / 100 == 2) {
            return answer.body();
        }
        throw failure(answer);
    }

    // A client for each call, so that no connection is used twice: of a platform (or something before it) that answers
    // twice, the second answer would be taken for that to our next call.
    private HttpResponse<byte[]> exchange(HttpRequest request) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
        try {
            return answer(client, request);
        } finally {
            client.shutdownNow();
        }
    }

    // HttpRequest.timeout ends with the head of the answer; a platform that hangs in the body must not hold us either.
    private HttpResponse<byte[]> answer(HttpClient client, HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw PlatformFailure.Unavailable.noAnswer("did not answer in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw PlatformFailure.Unavailable.noAnswer("was not waited for, because the broker stops", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException
                    ? PlatformFailure.Unavailable.notReached(e)
                    : PlatformFailure.Unavailable.noAnswer("cut the connection", e);
        }
    }

    private static PlatformFailure failure(HttpResponse<byte[]> answer) {
        return PlatformFailure.answered(answer.statusCode(), retryAfter(answer));
    }

    // The form with a date is not used by any platform we know; without a number our own back-off decides.
    private static @Nullable Duration retryAfter(HttpResponse<?> answer) {
        Optional<String> seconds = answer.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,9}"));
        return seconds.map(Long::parseLong).map(Duration::ofSeconds).orElse(null);
    }
}
