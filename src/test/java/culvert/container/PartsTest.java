package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor's rules, each asked by itself. */
class PartsTest {

    @TempDir
    Path folder;

    @Shells
    void a_burst_is_five_dials_and_then_the_beat_goes_from_start_to_start(String shell) {
        String script = """
                dials_at_once_after 500 closed-by-gateway && echo now
                for took in 10 10 10 10 10 1500 4000; do
                  plan_next_dial 1 $took
                  echo "$quiet $pause"
                done
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("now\n1 25\n1 50\n1 100\n1 200\n0 2990\n0 1500\n0 100\n");
    }

    @Shells
    void a_dial_that_is_not_refused_at_once_ends_the_burst(String shell) {
        assertThat(ShellPart.run(
                        shell, "dials_at_once_after 500 closed-by-gateway; plan_next_dial 1 1500; echo $quiet $pause"))
                .isEqualTo("0 1500\n");
    }

    /** Where a container has little of a processor, vpnc alone takes a second to start. */
    @Shells
    void a_refusal_that_only_a_starved_container_makes_slow_does_not_end_the_burst(String shell) {
        assertThat(ShellPart.run(
                        shell, "dials_at_once_after 500 closed-by-gateway; plan_next_dial 1 280; echo $quiet $pause"))
                .isEqualTo("1 25\n");
    }

    /** bash does that, see children.sh: its `jobs` goes on calling the process running, and its `wait` waits for ever. */
    @Shells
    void a_child_whose_end_the_shell_has_lost_is_not_waited_for(String shell) {
        String script = """
                jobs() { printf '[1]-  4999998 Running                 sleep 9 &\\n[2]+  4999999 Running                 ( x ) &\\n'; }
                wait() {
                  [ -n "$waits" ] || signal=TERM
                  waits="$waits $1"
                  return 143
                }
                waits=''
                await 4999999
                echo "status $status after$waits"
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("status 143 after 4999999\n");
    }

    @Shells
    void a_gateway_that_drops_us_as_soon_as_we_are_in_gets_one_burst_only(String shell) {
        String script = """
                dials_at_once_after 20 closed-by-gateway && echo first
                for drop in 1 2 3 4 5; do
                  dials_at_once_after 20 closed-by-gateway || plan_next_dial 0 20
                  echo "$quiet $pause"
                done
                dials_at_once_after 500 closed-by-gateway && echo again
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("first\n1 25\n1 50\n1 100\n1 200\n0 2980\nagain\n");
    }

    @Shells
    void another_DH_group_is_tried_once_an_hour_and_not_after_a_first_refusal(String shell) {
        String script = """
                . ./trial.sh
                conf='IKE DH Group dh5'
                dial=1 uptime=0
                now() { now=$uptime; }
                is_one_of_many() { return 1; }
                run_trial() { :; }
                for uptime in 0 3000 6000 363000 363100 725000 1100000 1500000 1900000 2300000 2700000; do
                  group=none
                  plan_trial group-or-proposal-refused 3000
                  wait
                  echo $group
                done
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("none\ndh14\nnone\ndh2\nnone\ndh16\ndh15\ndh17\ndh18\n\n\n");
    }

    @Shells
    void nothing_is_tried_where_credentials_were_refused_or_others_would_try_as_well(String shell) {
        String script = """
                . ./trial.sh
                conf='' group=none dial=1
                run_trial() { :; }
                for code in credentials-refused group-secret-refused no-answer credentials-refused; do plan_trial $code 3000; done
                CONTAINER=web-2
                for each in 1 2 3; do plan_trial group-or-proposal-refused 3000; done
                CONTAINER=web-1
                plan_trial credentials-refused 3000
                plan_trial group-or-proposal-refused 3000
                echo $group
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("none\n");
    }

    @Shells
    void without_a_cut_there_is_no_burst(String shell) {
        assertThat(ShellPart.run(shell, "plan_next_dial 1 10; echo $quiet $pause"))
                .isEqualTo("0 2990\n");
    }

    @Shells
    void refused_credentials_slow_down_at_the_third_time_until_one_dial_fails_otherwise(String shell) {
        String script = """
                for status in 2 2 2 2 1 2; do
                  plan_next_dial $status 0
                  echo "$quiet $pause"
                done
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("0 3000\n0 3000\n0 30000\n0 30000\n0 3000\n0 3000\n");
    }

    @Shells
    void a_missing_ping_is_said_once_and_nothing_is_probed(String shell) {
        String script = """
                . ./probe.sh; . ./checks.sh
                PATH=/nowhere probe='' candidates=10.91.0.1 pinger=''
                begin_probe; begin_probe
                answers_probe && echo "pid '$pinger', nothing wrong"
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("""
                        -----> VPN: ping is missing (Debian: iputils-ping), so it is not noticed when the tunnel carries nothing
                        pid '', nothing wrong
                        """);
    }

    @Shells
    void networks_are_told_from_mistakes(String shell) {
        String script = """
                for network in 10.0.0.0/8 192.168.1.1/32 0.0.0.0/0 10.0.0.0/33 10.0.0/8 10.0.0.0 256.0.0.0/8 10.0.0.0/8/8 \
                    010.0.0.0/8 a.b.c.d/8 10.0.0.0.0/8 10.0.0.0/ /8; do
                  is_network "$network" && echo "$network"
                done
                :
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("10.0.0.0/8\n192.168.1.1/32\n0.0.0.0/0\n");
    }

    @Shells
    void a_setting_that_makes_no_sense_costs_a_line_and_becomes_the_default(String shell) {
        String script = """
                VPNC_START=later VPNC_RETRY_INTERVAL=0 VPNC_START_TIMEOUT=10x VPNC_NETWORKS='10.1.0.0/16, nonsense 10.2.0.0/16'
                VPNC_OFF=yes
                read_settings
                echo "$start $retry_interval $start_timeout $networks $off"
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("""
                        -----> VPN: VPNC_OFF must be one of 0 1, using 0
                        -----> VPN: VPNC_START must be one of open wait closed, using open
                        -----> VPN: VPNC_START_TIMEOUT must be a number of seconds from 1 to 86400, using 30
                        -----> VPN: VPNC_RETRY_INTERVAL must be a number of seconds from 1 to 86400, using 30
                        -----> VPN: VPNC_NETWORKS has "nonsense", which is no network like 10.1.0.0/16; left out
                        open 30 30 10.1.0.0/16 10.2.0.0/16 0
                        """);
    }

    @Shells
    void every_obstacle_has_its_code(String shell) {
        String script = """
                for why in 'this container has no capability NET_ADMIN' 'this container has no device /dev/net/tun' \\
                  'this container does not run as root' 'vpnc is not installed' 'SCALINGO_VPNC_CONF is not set'; do
                  cause_of_obstacle "$why"
                  echo "$code"
                done
                """;
        assertThat(ShellPart.run(shell, script))
                .isEqualTo("no-net-admin\nno-tun-device\nnot-root\nnot-installed\nincomplete\n");
    }

    @Shells
    void one_off_and_build_containers_have_no_tunnel_unless_told(String shell) {
        String script = """
                for CONTAINER in web-1 one-off-7312 build-1; do read_settings; echo "$CONTAINER $off"; done
                CONTAINER=
                for DYNO in web.1 run.4711; do read_settings; echo "$DYNO $off"; done
                VPNC_OFF=0
                read_settings
                echo "$DYNO $off"
                """;
        assertThat(ShellPart.run(shell, script))
                .isEqualTo("web-1 0\none-off-7312 1\nbuild-1 1\nweb.1 0\nrun.4711 1\nrun.4711 0\n");
    }

    @Shells
    void a_term_between_two_rests_ends_the_second(String shell) {
        assertThat(ShellPart.run(shell, "rest 1 && echo rested; kill -s TERM $$; rest 100 || echo woken"))
                .isEqualTo("rested\nwoken\n");
    }

    @Shells
    void a_container_that_the_platform_numbers_over_one_is_one_of_many(String shell) {
        String script = """
                for CONTAINER in web-1 web-2 worker-13 one-off-1 '' nginx 7f3a21c0ffee; do is_one_of_many && echo "$CONTAINER"; done
                CONTAINER=
                for DYNO in web.1 web.2; do is_one_of_many && echo "$DYNO"; done
                :
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("web-2\nworker-13\nweb.2\n");
    }

    @Shells
    void jitter_is_random_and_at_most_two_seconds(String shell) {
        String waits = ShellPart.run(shell, "for wait in 1 2 3 4 5 6 7 8 9 10; do jitter; done");

        assertThat(waits.lines().map(Integer::valueOf)).hasSize(10).allMatch(wait -> wait >= 0 && wait <= 200);
        assertThat(waits.lines().distinct()).hasSizeGreaterThan(1);
    }

    @Shells
    void domains_are_told_from_mistakes(String shell) {
        String script = """
                VPNC_DNS_DOMAINS='corp.example, .lan x/y a..b intern_1.example'
                read_domains
                echo "$dns_domains"
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("""
                        -----> VPN: VPNC_DNS_DOMAINS has "x/y", which is no domain like corp.example; left out
                        -----> VPN: VPNC_DNS_DOMAINS has "a..b", which is no domain like corp.example; left out
                        corp.example lan intern_1.example
                        """);
    }

    @Shells
    void a_host_to_probe_is_told_from_a_mistake(String shell) {
        String script = """
                for VPNC_PROBE in 10.1.0.10 db.corp.example:5432 -f '10.1.0.1 10.1.0.2' 10.1.0.1:0 10.1.0.1:65536 http://db :80; do
                  read_probe
                  echo "$probe"
                done
                """;
        assertThat(ShellPart.run(shell, script)
                        .replace(", which is no host like 10.1.0.10 or db.corp.example:5432, using the default", ""))
                .isEqualTo("""
                        10.1.0.10
                        db.corp.example:5432
                        -----> VPN: VPNC_PROBE is "-f"

                        -----> VPN: VPNC_PROBE is "10.1.0.1 10.1.0.2"

                        -----> VPN: VPNC_PROBE is "10.1.0.1:0"

                        -----> VPN: VPNC_PROBE is "10.1.0.1:65536"

                        -----> VPN: VPNC_PROBE is "http://db"

                        -----> VPN: VPNC_PROBE is ":80"

                        """);
    }

    @Shells
    void what_vpnc_says_over_and_over_again_is_skimmed_for_what_is_ours(String shell) {
        String script = """
                . ./watch.sh; . ./tunnel.sh
                run=$(mktemp -d) key=ours state=ending repeated='' interface=tun0 read=0
                mkfifo "$run/events" && exec 4<>"$run/events"
                happened() { echo "$@"; }
                { yes 'read: File descriptor in bad state' | head -n 500; send leaving 1
                  yes 'read: File descriptor in bad state' | head -n 500; send ended 1 0; } >&4
                while read -r word rest <&4; do
                  read=$((read + 1))
                  heard "$word $rest"
                  [ ! -s "$run/skimmed" ] || break
                done
                echo "after $read lines"
                rm -r "$run"
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("leaving 1\nended 1 0\nafter 2 lines\n");
    }

    /** A gateway that refuses the last step: vpnc has told an address by then, and a starved supervisor reads both at once. */
    @Shells
    void what_watches_a_dial_is_ended_also_when_it_has_only_just_begun(String shell) {
        String script = """
                . ./network.sh; . ./watch.sh; . ./checks.sh; . ./trial.sh; . ./tunnel.sh
                run=$(mktemp -d) key=ours reports=closed conf='' routes_before='' state=''
                mkfifo "$run/events" && exec 4<>"$run/events"
                for part in remember_network restore_network remember_platform choose_names end_checks; do eval "$part() { :; }"; done
                say_dialling() { :; }
                run_vpnc() { send addressed "$1" 10.92.0.7 tun0 192.0.2.1; send ended "$1" 1; }
                begin_waiting() {
                  [ "$dial" -lt 20 ] || { state=over && return; }
                  state=waiting
                  send again "$dial"
                }
                { sleep 15; kill -KILL 0; } >/dev/null 2>&1 &
                guard=$!
                run_tunnel
                kill $guard
                rm -r "$run"
                echo "$dial dials"
                """;
        assertThat(ShellPart.run("setsid " + shell, script)).endsWith("20 dials\n");
    }

    @Shells
    void a_dial_that_hangs_is_called_late_before_the_beat(String shell) {
        String script = """
                send() { echo "$@"; }
                dial_limit=20
                await_limit 7
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("late 7\n");
    }

    @Shells
    void the_name_servers_of_the_platform_are_read_from_its_file(String shell) {
        assertThat(
                        ShellPart.run(
                                shell,
                                "printf 'search x\\nnameserver 10.0.0.2 \\n#nameserver 1.1.1.1\\nnameserver fd00::1\\n' | name_servers"))
                .isEqualTo("10.0.0.2\nfd00::1\n");
    }

    @Shells
    void routes_and_resolv_conf_are_as_they_were_before_a_vpnc_that_was_killed(String shell) throws IOException {
        Path resolvConf = Files.writeString(folder.resolve("resolv.conf"), "nameserver 10.0.0.53\nsearch lan\n");
        assertThat(ShellPart.run("unshare --net --mount " + shell, """
                . ./network.sh
                mount --bind %s /etc/resolv.conf
                ip link add eth9 type veth peer name far9
                ip addr add 10.0.0.2/24 dev eth9
                ip link set eth9 up && ip link set far9 up
                ip route add default via 10.0.0.1 metric 7
                run=$(mktemp -d)
                remember_network
                ip -4 route >"$run/before"
                ip route add 192.0.2.1 via 10.0.0.1
                ip route del default
                ip route add default dev far9
                echo 'nameserver 10.91.0.53' >/etc/resolv.conf
                restore_network 192.0.2.1
                ip -4 route | diff "$run/before" - && cat /etc/resolv.conf
                ip route add 192.0.2.1 via 10.0.0.1
                remember_network
                restore_network 192.0.2.1
                ip -4 route show 192.0.2.1
                rm -r "$run"
                """.formatted(resolvConf)))
                .isEqualTo("nameserver 10.0.0.53\nsearch lan\n192.0.2.1 via 10.0.0.1 dev eth9 \n");
    }

    @Shells
    void the_newest_200_reports_are_kept(String shell) {
        String script = """
                run=$(mktemp -d)
                number=0
                while [ "$number" -lt 203 ]; do number=$((number + 1)); keep "$number"; done
                wc -l <"$run/unsent"
                sed -n '1p;$p' "$run/unsent"
                rm -r "$run"
                """;
        assertThat(ShellPart.run(shell, script).strip().lines().map(String::strip))
                .containsExactly("200", "4", "203");
    }
}
