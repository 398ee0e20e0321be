package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VpncConfigTest {

    private static final String TEXT = """
        Enable Single DES
        Xauth password Tr0ub4dor
        Xauth username alice
        IPSec obfuscated secret %s
        IPSec ID remote-team
        IPSec gateway 198.51.100.7
        """.formatted(Obfuscation.of("S3cretGroup"));

    private final VpncConfig config = accepted(TEXT);

    @Test
    void values_come_under_the_name_that_is_published_and_under_the_old_one() {
        assertThat(config.value(Directive.IPSEC_SECRET)).hasValue("S3cretGroup");
        assertThat(config.value(Directive.IPSEC_OBFUSCATED_SECRET)).hasValue("S3cretGroup");
        assertThat(config.value(Directive.ENABLE_WEAK_ENCRYPTION)).hasValue("");
        assertThat(config.isSet(Directive.ENABLE_SINGLE_DES)).isTrue();
        assertThat(config.value(Directive.DOMAIN)).isEmpty();
        assertThat(config.isSet(Directive.DOMAIN)).isFalse();
    }

    @Test
    void it_is_rendered_in_the_order_of_the_table() {
        assertThat(config.directives())
                .containsExactly(
                        Directive.IPSEC_GATEWAY,
                        Directive.IPSEC_ID,
                        Directive.IPSEC_SECRET,
                        Directive.XAUTH_USERNAME,
                        Directive.XAUTH_PASSWORD,
                        Directive.ENABLE_WEAK_ENCRYPTION);
        assertThat(config.render()).isEqualTo("""
            IPSec gateway 198.51.100.7
            IPSec ID remote-team
            IPSec secret S3cretGroup
            Xauth username alice
            Xauth password Tr0ub4dor
            Enable weak encryption
            """);
        assertThat(config.renderBytes()).isEqualTo(config.render().getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"quoted\"", "\"\"", " x", "x ", "x\t", "\tx", "= x", ":", "[domain]", "x\u00A0", "“x”"})
    void what_would_be_read_differently_is_rendered_in_quotes(String value) {
        assertThat(withDomain('"' + value + '"').render()).contains("Domain \"" + value + "\"\n");
        assertThat(accepted(withDomain('"' + value + '"').render()).value(Directive.DOMAIN))
                .hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\"x", "x\"", "a \"b\" c", "a=b", "#x", "'x'"})
    void anything_else_is_rendered_as_it_is(String value) {
        assertThat(withDomain(value).render()).contains("Domain " + value + "\n");
        assertThat(withDomain('"' + value + '"')).isEqualTo(withDomain(value));
    }

    private VpncConfig withDomain(String written) {
        return accepted(config.render() + "Domain " + written + "\n");
    }

    @Test
    void equal_is_what_is_published_equally() {
        VpncConfig again = accepted(config.render());
        VpncConfig other = accepted(config.render() + "Domain CORP\n");

        assertThat(again).isEqualTo(config).hasSameHashCodeAs(config);
        assertThat(other).isNotEqualTo(config).doesNotHaveSameHashCodeAs(config);
    }

    private static VpncConfig accepted(String text) {
        return ((Reading.Accepted) VpncReader.read(text.getBytes(UTF_8))).config();
    }
}
