package culvert.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SsoLinkTest {

    @Test
    void the_token_is_that_of_Herokus_published_example() {
        assertThat(SsoLink.token("123", "2f97bfa52ca102f8874716e2eb1d3b4920ad0be4", 1267597772))
                .isEqualTo("bb466eb1d6bc345d11072c3cd25c311f21be130d");
    }

    @Test
    void the_link_carries_id_timestamp_and_token() {
        URI link = SsoLink.to(
                URI.create("http://localhost:8080/sso/scalingo"),
                "vpn-7f3c2a90",
                "a1b2c3d4e5f60718293a4b5c6d7e8f90",
                Instant.ofEpochSecond(1_700_000_000));
        assertThat(link)
                .hasToString("http://localhost:8080/sso/scalingo?id=vpn-7f3c2a90&timestamp=1700000000"
                        + "&token=a325ceac75585f4d7fdf82e07d73b08c290b9e32");
    }
}
