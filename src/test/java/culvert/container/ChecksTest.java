package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

/** What the supervisor makes of what it finds out about a tunnel that is up; how it finds out is tried in the lab. */
class ChecksTest {

    /** A tunnel about which all is well; what a test says afterwards takes the place of it. */
    private static final String ALL_WELL = """
            . ./checks.sh
            routed=10.91.0.0/24 default_route=0 probe='' candidates='10.91.0.53 10.91.0.1' servers=10.91.0.53
            leads_into_tunnel() { return 1; }
            answers_ping() { return 0; }
            answers_queries() { return 0; }
            answers_connection() { return 0; }
            gets_nothing() { return 1; }
            loses_large_packets() { return 1; }
            """;

    private static String found(String shell, String otherwise) {
        return ShellPart.run(shell, ALL_WELL + otherwise + "\necho \"<$(find_impairment)>\"")
                .strip();
    }

    @Shells
    void nothing_is_found_where_all_is_well(String shell) {
        assertThat(found(shell, "")).isEqualTo("<>");
    }

    @Shells
    void a_tunnel_without_networks_is_not_judged(String shell) {
        assertThat(found(shell, "routed=''; answers_ping() { return 1; }")).isEqualTo("<>");
    }

    @Shells
    void networks_that_take_what_the_platform_needs_are_found_first(String shell) {
        assertThat(found(shell, "leads_into_tunnel() { return 0; }; answers_ping() { return 1; }"))
                .isEqualTo("<networks-overlap>");
    }

    @Shells
    void one_host_that_answers_is_enough(String shell) {
        assertThat(found(shell, "answers_ping() { [ \"$1\" = 10.91.0.1 ]; }")).isEqualTo("<>");
    }

    @Shells
    void a_tunnel_through_which_nothing_came_is_told_from_a_host_that_keeps_quiet(String shell) {
        assertThat(found(shell, "answers_ping() { return 1; }")).isEqualTo("<probe-unanswered>");
        assertThat(found(shell, "answers_ping() { return 1; }; gets_nothing() { return 0; }"))
                .isEqualTo("<nothing-comes-back>");
    }

    @Shells
    void a_name_server_that_does_not_answer_is_found_whether_or_not_it_answers_ping(String shell) {
        assertThat(found(shell, "answers_queries() { return 1; }")).isEqualTo("<dns-unanswered>");
        assertThat(found(shell, "answers_queries() { return 1; }; answers_ping() { return 1; }"))
                .isEqualTo("<dns-unanswered>");
    }

    @Shells
    void large_packets_are_tried_where_small_ones_pass(String shell) {
        assertThat(found(shell, "loses_large_packets() { return 0; }")).isEqualTo("<large-packets-lost>");
    }

    @Shells
    void a_port_is_asked_where_VPNC_PROBE_names_one(String shell) {
        assertThat(found(shell, "probe=10.91.0.1:5432; answers_connection() { refusal=port-refused; return 1; }"))
                .isEqualTo("<port-refused>");
    }

    @Shells
    void every_finding_has_its_words(String shell) {
        String script = """
                for each in networks-overlap nothing-comes-back dns-unanswered large-packets-lost port-refused \\
                  port-unanswered probe-unanswered; do
                  cause_of_impairment "$each"
                  [ "$code" = "$each" ] && [ -n "$cause" ] || echo "$each has no words"
                done
                """;
        assertThat(ShellPart.run(shell, script)).isEmpty();
    }
}
