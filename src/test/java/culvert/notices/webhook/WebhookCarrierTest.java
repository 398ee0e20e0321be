package culvert.notices.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.notices.Channel;
import culvert.notices.Notice;
import culvert.notices.NoticeEvent;
import culvert.notices.Parcel;
import culvert.notices.Sending;
import culvert.resources.ResourceId;
import culvert.security.Secret;
import culvert.settings.AddressBlock;
import culvert.settings.NoticeSettings;
import culvert.testsupport.WebhookReceiver;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhookCarrierTest {

    private static final String BODY = "{\"event\":\"down\",\"app\":\"bücher\"}";
    private static final Secret SECRET = Secret.of("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_764_324_000), ZoneOffset.UTC);
    private static final NoticeSettings ALLOWED = new NoticeSettings(
            List.of(AddressBlock.parse(WebhookReceiver.ADDRESS).orElseThrow()), Optional.empty());

    private static Vertx vertx;

    private WebhookReceiver receiver;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void endVertx() {
        vertx.close();
    }

    @BeforeEach
    void start() {
        receiver = WebhookReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_notice_is_posted_signed() {
        assertThat(carry(receiver.url())).isEqualTo(new Sending.Taken("answered 204"));

        assertThat(receiver.received()).singleElement().satisfies(got -> {
            assertThat(got.path()).isEqualTo("/hooks?who=vpn");
            assertThat(got.body()).isEqualTo(BODY);
            assertThat(got.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("webhook-id", "notice-1")
                    .containsEntry("webhook-timestamp", "1764324000")
                    .containsEntry("webhook-signature", WebhookSignature.of(SECRET, "notice-1", 1_764_324_000, BODY));
        });
    }

    @ParameterizedTest
    @CsvSource({"200, Taken", "302, Failed", "308, Failed", "400, Failed", "410, Unwanted", "500, Failed"})
    void the_status_decides(int status, String outcome) {
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + receiver.port() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        });

        Sending sending = carry(receiver.url());

        assertThat(sending.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(sending.words()).startsWith("answered " + status);
        assertThat(receiver.received()).as("nothing is followed").hasSize(1);
    }

    @Test
    void whoever_asks_for_time_gets_it() {
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "120");
            exchange.sendResponseHeaders(503, -1);
        });

        assertThat(carry(receiver.url()))
                .isEqualTo(new Sending.Failed("answered 503", Optional.of(Duration.ofMinutes(2))));
    }

    @Test
    void an_answer_without_end_is_not_read() {
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[64 * 1024]);
                }
            }
        });

        assertThat(carry(receiver.url())).isEqualTo(new Sending.Taken("answered 200"));
    }

    @Test
    void who_does_not_answer_is_left_in_time() {
        CountDownLatch over = new CountDownLatch(1);
        receiver.answers(exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });

        assertThat(carry(receiver.url()).words()).startsWith("no answer within");
        over.countDown();
    }

    @Test
    void nobody_there_is_said() {
        String url = receiver.url();
        receiver.close();

        assertThat(carry(url)).isEqualTo(new Sending.Failed("cannot be reached: no connection"));
    }

    @Test
    void a_name_that_changes_its_address_after_it_was_checked_gains_nothing() {
        AtomicInteger lookUps = new AtomicInteger();
        InetAddress allowed = InetAddress.ofLiteral(WebhookReceiver.ADDRESS);
        InetAddress inside = InetAddress.ofLiteral("127.0.0.1");
        var door =
                new WebhookDoor(ALLOWED, host -> new InetAddress[] {lookUps.getAndIncrement() == 0 ? allowed : inside});
        String url = "http://rebinding.example:" + receiver.port() + "/";

        assertThat(carry(door, url)).isInstanceOf(Sending.Taken.class);
        assertThat(lookUps).hasValue(1);
        assertThat(receiver.received().getFirst().headers())
                .containsEntry("host", "rebinding.example:" + receiver.port());
        assertThat(carry(door, url).words()).contains("leads to 127.0.0.1, which is not on the public internet");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void one_address_inside_closes_the_door_for_all_of_a_name() {
        InetAddress outside = InetAddress.ofLiteral("1.1.1.1");
        InetAddress inside = InetAddress.ofLiteral("10.0.0.1");
        var door = new WebhookDoor(ALLOWED, host -> new InetAddress[] {outside, inside});

        assertThat(carry(door, "https://both.example/").words()).contains("10.0.0.1");
    }

    private Sending carry(String url) {
        return carry(new WebhookDoor(ALLOWED, InetAddress::getAllByName), url);
    }

    private static Sending carry(WebhookDoor door, String url) {
        var parcel = new Parcel(
                1,
                new ResourceId("vpn-aaaaaaaaaaaaaaaa"),
                "recipient",
                Channel.WEBHOOK,
                url,
                Optional.of(SECRET),
                new Notice("notice-1", NoticeEvent.DOWN, BODY));
        return new WebhookCarrier(door, vertx, CLOCK, Duration.ofSeconds(2)).carry(parcel);
    }
}
