package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

/** What the supervisor makes of the lines of its ping; that real cuts are noticed is tried in the lab. */
class ProbeTest {

    /** A tunnel that is up and has answered; `received` in turn is what its interface has brought so far. */
    private static final String ANSWERED = """
            state=up told='' dial=1 vpnc_pid='' pinger='' haste='' naptime='' interface=tun0 candidates='10.91.0.1 10.91.0.2'
            carried=1
            tell() { told=$cause; }
            take_down() { echo "$told"; state=ending; }
            start_ping() { echo "ping $target every $1"; sleep 9 >/dev/null & }
            count_received() { received=$carried; }
            report() { echo "$@"; }
            hear() { for line; do heard_probe "$line" || echo "not heard: $line"; done; }
            miss() { for each in $(seq "$1"); do hear "no answer yet for icmp_seq=$each"; done; }
            answer() { hear "64 bytes from 10.91.0.1: icmp_seq=1 ttl=64 time=$1 ms"; }
            probe=''
            begin_probe
            answer 0.412
            """;

    private static final String FIRST = "ping 10.91.0.1 every 0.15\n";

    private static String heard(String shell, String lines) {
        return ShellPart.run(shell, ANSWERED + lines + "\nend_haste; end_program \"$pinger\"");
    }

    @Shells
    void six_lost_in_a_row_are_a_cut_and_the_first_of_them_is_asked_for_again_in_haste(String shell) {
        assertThat(heard(shell, "miss 5; echo not yet; miss 1"))
                .isEqualTo(FIRST + "ping 10.91.0.1 every 0.020\nnot yet\ntunnel carries nothing any more\n");
    }

    @Shells
    void one_answer_takes_all_back(String shell) {
        assertThat(heard(shell, "miss 5; answer 3; miss 5; answer 3"))
                .isEqualTo(FIRST + "ping 10.91.0.1 every 0.020\nping 10.91.0.1 every 0.021\n");
    }

    @Shells
    void haste_leaves_an_answer_the_time_it_took_last(String shell) {
        assertThat(heard(shell, "answer 60; miss 1; answer 240; miss 1; echo patient; miss 1; answer 5000; miss 2"))
                .isEqualTo(FIRST + """
                        ping 10.91.0.1 every 0.050
                        patient
                        ping 10.91.0.1 every 0.140
                        ping 10.91.0.1 every 0.470
                        """);
    }

    @Shells
    void an_answer_that_was_late_once_is_remembered_for_a_while(String shell) {
        String answers = "answer 240; for each in $(seq %d); do answer 10; done; miss 2";
        assertThat(heard(shell, answers.formatted(20))).endsWith("every 0.105\n");
        assertThat(heard(shell, answers.formatted(500))).endsWith("every 0.025\n");
    }

    @Shells
    void a_tunnel_that_brings_other_packets_is_not_cut(String shell) {
        assertThat(heard(shell, "for each in $(seq 20); do carried=$each; miss 5; done; miss 30; echo still up"))
                .startsWith(FIRST + "ping 10.91.0.1 every 0.020\n")
                .endsWith("still up\n")
                .doesNotContain("carries nothing");
    }

    @Shells
    void a_cut_that_comes_while_an_answer_is_missed_is_seen_all_the_same(String shell) {
        assertThat(heard(shell, "miss 3; carried=2; miss 3; echo spared; miss 5"))
                .endsWith("spared\ntunnel carries nothing any more\n");
    }

    @Shells
    void a_host_that_has_never_answered_proves_nothing_and_the_next_is_asked(String shell) {
        assertThat(heard(shell, "begin_probe; miss 200")).endsWith("""
                        ping 10.91.0.1 every 0.15
                        ping 10.91.0.2 every 0.15
                        ping 10.91.0.1 every 1
                        ping 10.91.0.2 every 1
                        ping 10.91.0.1 every 1
                        ping 10.91.0.2 every 1
                        ping 10.91.0.1 every 1
                        """);
    }

    @Shells
    void a_vpnc_that_was_stopped_is_told_to_go_on(String shell) {
        String script = """
                vpnc_pid=$(sleep 9 >/dev/null & echo $!)
                kill -STOP $vpnc_pid
                until vpnc_is_stopped; do :; done
                miss 1
                until is_running $vpnc_pid && [ "$condition" = S ]; do :; done
                kill -KILL $vpnc_pid
                echo "missed $missed"
                """;
        assertThat(heard(shell, script))
                .isEqualTo(FIRST + "-----> VPN: vpnc was stopped by somebody, and has been told to go on\nmissed 0\n");
    }

    @Shells
    void the_round_trip_is_reported_every_thirty_seconds(String shell) {
        assertThat(heard(shell, "for each in $(seq 199); do answer 0.5; done"))
                .isEqualTo(FIRST + "probe \"roundTripMilliseconds\":0.5\n");
    }
}
