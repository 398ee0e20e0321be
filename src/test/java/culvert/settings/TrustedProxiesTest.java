package culvert.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TrustedProxiesTest {

    private final TrustedProxies proxies = new TrustedProxies(Stream.of("10.0.0.0/8", "192.0.2.7", "fd00::/8")
            .map(text -> AddressBlock.parse(text).orElseThrow())
            .toList());

    @Test
    void a_client_without_proxy_is_whoever_connected_whatever_it_claims() {
        assertThat(client("198.51.100.1", "203.0.113.9")).isEqualTo("198.51.100.1");
    }

    @Test
    void behind_a_proxy_of_ours_the_client_is_whom_that_names() {
        assertThat(client("10.1.2.3", "203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void what_the_client_itself_put_in_front_does_not_count() {
        assertThat(client("10.1.2.3", "1.1.1.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(client("10.1.2.3", "1.1.1.1", "203.0.113.9, 192.0.2.7")).isEqualTo("203.0.113.9");
    }

    @Test
    void what_is_no_address_is_not_looked_up() {
        assertThat(client("10.1.2.3", "localhost")).isEqualTo("10.1.2.3");
        assertThat(client("10.1.2.3", "")).isEqualTo("10.1.2.3");
    }

    @Test
    void a_proxy_that_calls_on_its_own_behalf_is_nobodys_client() {
        assertThat(proxies.client("10.1.2.3", List.of())).isEmpty();
    }

    @Test
    void one_customer_has_a_whole_network_of_ipv6() {
        assertThat(client("2001:db8:1:2:3::4")).isEqualTo(client("2001:db8:1:2:ffff::1"));
        assertThat(client("2001:db8:1:3::4")).isNotEqualTo(client("2001:db8:1:2::4"));
    }

    @Test
    void a_proxy_may_be_given_as_a_block_of_ipv6() {
        assertThat(client("fd12::1", "203.0.113.9")).isEqualTo("203.0.113.9");
    }

    private String client(String connected, String... forwarded) {
        return proxies.client(connected, List.of(forwarded)).orElseThrow();
    }
}
