package culvert.notices.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.security.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class WebhookSignatureTest {

    // From the specification of Standard Webhooks.
    private static final Secret SECRET = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void it_is_that_of_the_specification() {
        assertThat(WebhookSignature.of(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void the_page_for_people_shows_the_same() throws IOException {
        assertThat(Files.readString(Path.of("docs/notices.md")))
                .contains(SECRET.reveal(), "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}")
                .contains("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_fresh_secret_is_32_random_bytes() {
        assertThat(WebhookSignature.freshSecret().reveal()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(WebhookSignature.freshSecret()).isNotEqualTo(WebhookSignature.freshSecret());
    }
}
