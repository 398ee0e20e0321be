package culvert.diagnosis;

import static culvert.diagnosis.Story.healthy;
import static culvert.diagnosis.Story.started;
import static org.assertj.core.api.Assertions.assertThat;

import culvert.vpnc.Directive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a diagnosis claims, and what it must not claim. */
final class DiagnosisTest {

    @Test
    void a_resource_that_never_reported_says_that_nobody_can_know() {
        Signals signals = new Signals(Story.BEGIN, ConfigFacts.NONE, DeliveryFact.DELIVERED, List.of());

        Diagnosis diagnosis = ResourceDiagnosis.of(signals).worst();

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.CANNOT_KNOW);
        assertThat(diagnosis.causes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DeliveryFact.class)
    void without_reports_it_says_how_far_the_config_has_come(DeliveryFact delivery) {
        Signals signals = new Signals(Story.BEGIN, ConfigFacts.NONE, delivery, List.of());

        assertThat(Wording.of(ResourceDiagnosis.of(signals).worst(), signals).remedy())
                .isEqualTo(delivery.meaning());
    }

    @Test
    void a_container_that_fell_silent_is_not_called_connected() {
        Diagnosis diagnosis = healthy().isSilent().diagnosis();

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.CANNOT_KNOW);
        assertThat(diagnosis.causes()).containsExactly(Cause.REPORTS_MISSING);
    }

    @Test
    void a_container_that_fell_silent_after_a_failure_is_not_judged_by_that_failure() {
        assertThat(started().fails("no-answer").isSilent().diagnosis().outcome())
                .isEqualTo(Outcome.CANNOT_KNOW);
    }

    @Test
    void the_silence_of_a_container_that_can_have_no_tunnel_changes_nothing() {
        Story story = started().fails("no-net-admin").isSilent();

        assertThat(story.diagnosis().causes()).containsExactly(Cause.NO_NET_ADMIN);
        assertThat(ResourceDiagnosis.of(story.signals()).lacksGrant()).isTrue();
    }

    @Test
    void a_tunnel_that_is_up_and_answers_is_fine() {
        Diagnosis diagnosis = healthy().diagnosis();

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.FINE);
        assertThat(healthy().explanation().remedy()).contains("VPN is not the cause");
    }

    @Test
    void a_dial_under_way_is_no_failure_yet() {
        assertThat(started().diagnosis().outcome()).isEqualTo(Outcome.WAITING);
        assertThat(healthy().loses("carries-nothing").diagnosis().outcome()).isEqualTo(Outcome.WAITING);
    }

    @Test
    void causes_that_look_alike_are_named_as_a_group_with_all_its_members() {
        Diagnosis phase1 = started().fails("group-or-proposal-refused").diagnosis();
        Diagnosis user = started().fails("credentials-refused").diagnosis();
        Diagnosis phase2 = started().fails("proposal-refused").diagnosis();
        Diagnosis cut = healthy().loses("carries-nothing").connects().diagnosis();

        assertThat(phase1.lookalikes()).contains(Lookalikes.PHASE_1);
        assertThat(phase1.causes()).containsExactlyInAnyOrderElementsOf(Lookalikes.PHASE_1.members());
        assertThat(user.lookalikes()).contains(Lookalikes.CREDENTIALS);
        assertThat(user.causes()).containsExactlyInAnyOrderElementsOf(Lookalikes.CREDENTIALS.members());
        assertThat(phase2.lookalikes()).contains(Lookalikes.PHASE_2);
        assertThat(phase2.causes()).containsExactlyInAnyOrderElementsOf(Lookalikes.PHASE_2.members());
        assertThat(cut.lookalikes()).contains(Lookalikes.SHORT_CUT);
        assertThat(regularlyCut().diagnosis().lookalikes()).contains(Lookalikes.REGULAR_END);
    }

    @Test
    void a_tunnel_that_ends_after_equal_times_although_the_probe_is_answered_is_not_idle() {
        assertThat(regularlyCut().probed().diagnosis().causes()).containsExactly(Cause.SESSION_LIMIT);
    }

    @Test
    void a_regular_end_is_told_also_while_the_tunnel_is_dialled_again() {
        Story story = regularlyCut().probed().after(Duration.ofMinutes(5)).loses("closed-by-gateway");

        assertThat(story.diagnosis().causes()).containsExactly(Cause.SESSION_LIMIT);
    }

    private static Story regularlyCut() {
        Story story = started().connects();
        for (int cut = 1; cut <= 3; cut++) {
            story.after(Duration.ofMinutes(5)).loses("closed-by-gateway").connects();
        }
        return story;
    }

    @Test
    void a_new_user_that_is_refused_may_be_locked_as_well() {
        assertThat(started()
                        .withNewVersion(Directive.XAUTH_USERNAME, Directive.XAUTH_PASSWORD)
                        .fails("credentials-refused")
                        .diagnosis()
                        .causes())
                .contains(Cause.ACCOUNT_LOCKED);
    }

    @Test
    void what_was_changed_since_the_version_that_connected_decides_between_lookalikes() {
        assertThat(started()
                        .withNewVersion(Directive.IPSEC_ID)
                        .fails("group-or-proposal-refused")
                        .diagnosis()
                        .causes())
                .containsExactly(Cause.GROUP_NAME);
        assertThat(started()
                        .withNewVersion(Directive.IPSEC_ID, Directive.IKE_DH_GROUP)
                        .fails("group-or-proposal-refused")
                        .diagnosis()
                        .causes())
                .hasSize(3);
    }

    @Test
    void forward_secrecy_comes_first_where_the_config_asks_for_it() {
        assertThat(started()
                        .withConfig(Directive.PERFECT_FORWARD_SECRECY, "dh5")
                        .fails("proposal-refused")
                        .diagnosis()
                        .causes())
                .startsWith(Cause.FORWARD_SECRECY);
        assertThat(started().fails("proposal-refused").diagnosis().causes()).startsWith(Cause.PHASE_2_PROPOSAL);
    }

    @Test
    void it_says_not_sure_with_the_two_likeliest_rather_than_a_wrong_one() {
        Diagnosis strange = started().fails("unknown", "vpnc: something new").diagnosis();
        Diagnosis quiet = started().connects().isImpaired("nothing-comes-back").diagnosis();

        assertThat(strange.outcome()).isEqualTo(Outcome.NOT_SURE);
        assertThat(strange.causes()).hasSize(2);
        assertThat(quiet.outcome()).isEqualTo(Outcome.NOT_SURE);
        assertThat(quiet.causes()).containsExactly(Cause.ESP_BLOCKED, Cause.PROBE_UNANSWERED);
    }

    @Test
    void a_code_of_a_newer_supervisor_is_no_error() {
        assertThat(started().fails("flux-compensator").diagnosis().outcome()).isEqualTo(Outcome.NOT_SURE);
        assertThat(started().connects().isImpaired("something-new").diagnosis().outcome())
                .isEqualTo(Outcome.FINE);
    }

    @Test
    void what_another_container_reached_with_the_same_config_counts() {
        Story refused = Story.of("web-2").withNewVersion().starts().fails("credentials-refused");
        Story works = Story.of("web-1").withNewVersion().starts().connects();

        ResourceDiagnosis both = ResourceDiagnosis.of(refused.signals(works));

        assertThat(both.worst().causes()).containsExactly(Cause.REAUTHENTICATION_FAILED);
        assertThat(both.containers())
                .hasEntrySatisfying(
                        "web-1", other -> assertThat(other.outcome()).isEqualTo(Outcome.FINE));
    }

    @Test
    void a_connection_of_an_older_version_does_not_count_as_one_of_this() {
        Diagnosis diagnosis = healthy()
                .stops()
                .withNewVersion(Directive.IPSEC_SECRET)
                .starts()
                .fails("group-secret-refused")
                .diagnosis();

        assertThat(diagnosis.causes()).containsExactly(Cause.GROUP_SECRET);
    }

    @Test
    void the_config_of_another_version_says_nothing_about_a_container() {
        Story story = started().fails("group-or-proposal-refused");
        Signals older = story.signals();
        Signals newer = new Signals(
                older.now(),
                new ConfigFacts(3, Map.of(Directive.IKE_AUTHMODE, "cert"), Set.of()),
                older.delivery(),
                older.containers());

        assertThat(ResourceDiagnosis.of(newer).worst().outcome()).isEqualTo(Outcome.LOOKALIKES);
    }

    @Test
    void a_gateway_that_restarts_is_told_from_one_that_is_gone() {
        assertThat(healthy()
                        .loses("carries-nothing")
                        .fails("connection-refused")
                        .diagnosis()
                        .causes())
                .containsExactly(Cause.GATEWAY_RESTARTED);
        assertThat(healthy()
                        .loses("carries-nothing")
                        .fails("no-answer")
                        .diagnosis()
                        .causes())
                .containsExactly(Cause.GATEWAY_VANISHED);
    }

    @Test
    void what_a_dial_is_refused_for_now_counts_more_than_how_the_tunnel_was_cut() {
        assertThat(healthy()
                        .loses("killed")
                        .fails("proposal-refused")
                        .diagnosis()
                        .lookalikes())
                .contains(Lookalikes.PHASE_2);
        assertThat(healthy()
                        .loses("connection-refused")
                        .fails("name-not-found")
                        .diagnosis()
                        .causes())
                .containsExactly(Cause.GATEWAY_NAME);
    }

    @Test
    void a_cut_that_is_over_is_told_as_one_and_forgotten_after_an_hour() {
        Story story = healthy().loses("gateway-vanished").connects().probed();

        assertThat(story.diagnosis().over()).isTrue();
        assertThat(story.explanation().seen()).contains("up again since");
        assertThat(story.after(Duration.ofMinutes(61)).diagnosis().outcome()).isEqualTo(Outcome.FINE);
    }

    @Test
    void cuts_at_irregular_times_are_no_time_limit() {
        Diagnosis diagnosis = started()
                .connects()
                .after(Duration.ofMinutes(5))
                .loses("closed-by-gateway")
                .connects()
                .after(Duration.ofMinutes(9))
                .loses("closed-by-gateway")
                .connects()
                .after(Duration.ofMinutes(2))
                .loses("closed-by-gateway")
                .connects()
                .diagnosis();

        assertThat(diagnosis.causes()).containsExactly(Cause.CLOSED_BY_GATEWAY);
    }

    @Test
    void an_app_that_is_deployed_now_and_then_does_not_end_by_itself() {
        Diagnosis diagnosis = started()
                .connects()
                .stops()
                .after(Duration.ofMinutes(20))
                .starts()
                .connects()
                .stops()
                .after(Duration.ofMinutes(20))
                .starts()
                .connects()
                .diagnosis();

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.FINE);
    }

    @Test
    void the_trouble_that_most_containers_have_is_shown_first() {
        Story one = Story.of("web-1").starts().fails("no-net-admin");
        Story two = Story.of("web-2").starts().fails("no-answer");
        Story three = Story.of("web-3").starts().fails("no-answer");

        ResourceDiagnosis diagnosis = ResourceDiagnosis.of(one.signals(two, three));

        assertThat(diagnosis.worst().causes()).containsExactly(Cause.NO_ANSWER);
        assertThat(diagnosis.concerned()).isEqualTo(2);
        assertThat(diagnosis.lacksGrant()).isTrue();
    }
}
