package culvert.diagnosis;

import static culvert.diagnosis.Story.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culvert.vpnc.Directive;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncConfig;
import culvert.vpnc.VpncReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person reads, and what nobody must read. */
final class WordingTest {

    @Test
    void an_answer_has_cause_evidence_remedy_contact_and_a_message_to_copy() {
        Explanation answer = started()
                .fails("name-not-found", "vpnc: unknown host vpn.example.com")
                .explanation();

        assertThat(answer.cause()).isEqualTo("gateway-name");
        assertThat(answer.headline()).isEqualTo("No address can be found for the gateway's name vpn.example.com.");
        assertThat(answer.seen())
                .isEqualTo("web-1, 21 November 2026 10:00:01 UTC: name-not-found"
                        + " (vpnc: \"vpnc: unknown host vpn.example.com\").");
        assertThat(answer.remedy()).contains("IPSec gateway");
        assertThat(answer.contact()).isEqualTo("the network team that runs the VPN gateway");
        assertThat(answer.message())
                .startsWith("Hello,")
                .contains("vpn.example.com as group staff, user alice")
                .contains("unknown host vpn.example.com")
                .endsWith("Thank you.");
    }

    @Test
    void what_only_the_platform_can_mend_has_a_message_for_the_platform() {
        assertThat(started().fails("no-net-admin").explanation().message())
                .contains("your VPN add-on", "NET_ADMIN")
                .doesNotContain("your VPN gateway");
    }

    @Test
    void a_DH_group_that_the_gateway_took_is_named_with_the_line_to_write() {
        assertThat(started()
                        .fails("group-or-proposal-refused")
                        .tries("dh5", false)
                        .tries("dh14", true)
                        .explanation()
                        .remedy())
                .contains("The gateway took group dh14", "IKE DH Group dh14");
    }

    @Test
    void lookalikes_come_with_how_to_tell_them_apart() {
        Explanation answer = started().fails("group-or-proposal-refused").explanation();

        assertThat(answer.cause()).isEqualTo("phase-1");
        assertThat(answer.tellApart()).isNotEmpty();
        assertThat(answer.candidates())
                .extracting(Explanation.Candidate::cause)
                .containsExactly("group-name", "dh-group", "phase-1-proposal");
        assertThat(answer.message())
                .contains("right name of our group")
                .contains("Diffie-Hellman")
                .contains("SHA-1");
    }

    @Test
    void what_is_not_sure_says_so() {
        assertThat(started().fails("unknown").explanation().headline()).startsWith("We are not sure.");
    }

    @Test
    void a_strangers_text_is_cut_and_freed_of_what_cannot_be_seen() {
        String hostile = "\u001b[31mred\u202e\n<script>" + "x".repeat(500);

        Explanation answer = started().fails("no-answer", hostile).explanation();

        assertThat(answer.seen()).doesNotContain("\u001b", "\u202e", "\n").hasSizeLessThan(300);
        assertThat(answer.message()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void a_fact_of_the_config_is_never_a_secret() {
        assertThatThrownBy(() -> new ConfigFacts(1, Map.of(Directive.XAUTH_PASSWORD, "sesame"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("sesame");
    }

    @Test
    void secrets_are_left_out_of_the_facts_and_only_their_change_is_known() {
        ConfigFacts facts = ConfigFacts.of(
                2, config("one-secret", "gateway.example"), Optional.of(config("other-secret", "gateway.example")));

        assertThat(facts.toString()).doesNotContain("one-secret", "other-secret", "alice-password");
        assertThat(facts.changed()).containsExactly(Directive.IPSEC_SECRET);
        assertThat(facts.value(Directive.IPSEC_GATEWAY)).contains("gateway.example");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void every_cause_has_its_words_and_fills_them(Cause cause) {
        Signals signals = started().fails("unknown").signals();
        Explanation answer =
                Wording.of(new Diagnosis(Outcome.CAUSE, List.of(cause), List.of(), Optional.empty(), false), signals);

        assertThat(answer.headline()).endsWith(".").doesNotContain("{", "}");
        assertThat(answer.remedy()).endsWith(".").doesNotContain("{", "}");
        assertThat(answer.message()).doesNotContain("{", "}");
        assertThat(cause.id()).matches("[a-z][a-z0-9-]*");
        assertThat(cause.contact() == Contact.APP || !answer.message().isEmpty())
                .as("whoever is to ask somebody else has a message to copy")
                .isTrue();
    }

    private static VpncConfig config(String secret, String gateway) {
        String text = """
                IPSec gateway %s
                IPSec ID staff
                IPSec secret %s
                Xauth username alice
                Xauth password alice-password
                """.formatted(gateway, secret);
        return ((Reading.Accepted) VpncReader.read(text.getBytes(StandardCharsets.UTF_8))).config();
    }

    @Test
    void of_what_is_over_the_headline_says_so() {
        Story cut = Story.healthy().loses("gateway-vanished");

        assertThat(cut.fails("no-answer").explanation().headline()).startsWith("The tunnel worked");
        assertThat(cut.connects().explanation().headline())
                .startsWith("The tunnel is up again. Before: The tunnel worked");
    }
}
