package culvert.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which vpnc 0.5.3 fails or ends, as it tells it, and what the app's log says then. */
class CausesTest {

    /**
     * One way to end.
     *
     * @param dial what the fake vpnc does
     * @param line what the log must say
     */
    private record Way(String dial, String line) {}

    private static final List<Way> REFUSALS = List.of(
            new Way(
                    "echo 'hash comparison failed:  (ISAKMP_N_AUTHENTICATION_FAILED)(24)' >&2; refuse 2 'check group password!'",
                    "group secret refused"),
            new Way("refuse 2 'authentication unsuccessful'", "user name or password refused"),
            new Way(
                    "refuse 2 'unable to get password'",
                    "gateway asks for a password that the configuration does not have"),
            new Way("refuse 1 \"noninteractive can't reuse password\"", "user name or password refused"),
            new Way(
                    "refuse 1 'response was invalid [1]:  (ISAKMP_N_INVALID_EXCHANGE_TYPE)(7)'",
                    "gateway refuses the group name or the proposal"),
            new Way(
                    "script connect; echo 'received notice of type  (ISAKMP_N_NO_PROPOSAL_CHOSEN)(14), giving up';"
                            + " script disconnect; refuse 1 'quick mode response rejected:  (ISAKMP_N_INVALID_MESSAGE_ID)(9)'",
                    "gateway refuses the proposal"),
            new Way("refuse 1 'Peer has selected DES'", "gateway chose a cipher that is too weak to be allowed"),
            new Way("refuse 1 'no response from target'", "gateway does not answer"),
            new Way("refuse 1 'receiving packet: Connection refused'", "gateway refuses connections"),
            new Way("refuse 1 'connecting to port 62465: Network is unreachable'", "no route to the gateway"),
            new Way("echo \"unknown host \\`X'\" >&2; echo; exit 1", "gateway name not found"),
            new Way(
                    "echo \"Error binding to source port. Try '--local-port 0'\" >&2;"
                            + " refuse 1 'Failed to bind to 0.0.0.0:500: Address already in use'",
                    "UDP port 500 or 4500 is taken in this container"),
            new Way(
                    "echo \"can't open /dev/net/tun, check that it is either device char 10 200 or (with DevFS) a symlink\" >&2;"
                            + " refuse 1 \"can't initialise tunnel interface: No such file or directory\"",
                    "tunnel interface cannot be made"),
            new Way(
                    "echo 'mknod: /dev/net/tun: Operation not permitted' >&2;"
                            + " refuse 1 \"can't initialise tunnel interface: Inappropriate ioctl for device\"",
                    "tunnel interface cannot be made"),
            new Way(
                    "refuse 1 \"can't initialise tunnel interface: Operation not permitted\"",
                    "tunnel interface cannot be made"),
            new Way(
                    "refuse 1 'missing IPSec gateway address'",
                    "configuration is not complete (IPSec gateway address)"),
            new Way(
                    "refuse 1 \"Couldn't open socket of ESP. Maybe something registered ESP already.\"",
                    "vpnc ended with status 1 (vpnc: Couldnt open socket of ESP. Maybe something registered ESP already.)"),
            new Way("echo 'unknown vendor X'; exit 1", "vpnc ended with status 1 (unknown vendor X)"),
            new Way("kill -TERM $$; sleep 1", "vpnc was ended from outside"),
            new Way("exit 127", "vpnc cannot be run"));

    private static final List<Way> CUTS = List.of(
            new Way("refuse 0 'connection terminated by dead peer detection'", "gateway has vanished"),
            new Way("refuse 0 'connection terminated by peer'", "gateway closed the connection"),
            new Way("refuse 1 'no response from target'", "gateway does not answer"),
            new Way("echo 'recvfrom: Connection refused' >&2; hold", "gateway refuses connections"),
            new Way("echo 'select: Interrupted system call' >&2; bye", "vpnc was ended from outside"),
            new Way("kill -KILL $$", "vpnc was killed"),
            new Way("kill -USR1 $$", "vpnc ended with status 138"),
            new Way("kill -SEGV $$", "vpnc ended with status 139"),
            new Way("while :; do echo 'read: File descriptor in bad state' >&2; done", "tunnel interface was removed"));

    @TempDir
    Path folder;

    @Shells
    void a_dial_that_fails_is_explained(String shell) {
        verify(shell, REFUSALS, "", "VPN connection failed: %s; next attempt in ([12][0-9]|30) seconds");
    }

    @Shells
    void a_connection_that_ends_is_explained_and_dialled_again(String shell) {
        verify(shell, CUTS, "connect; sleep 0.3; ", "VPN connection lost: %s; reconnecting now");
    }

    /** All at the same time: it is only waiting. */
    private void verify(String shell, List<Way> ways, String before, String line) {
        List<Supervised> running = new ArrayList<>();
        try {
            for (Way way : ways) {
                running.add(start(shell, running.size(), before + way.dial()));
            }
            SoftAssertions softly = new SoftAssertions();
            for (int way = 0; way < ways.size(); way++) {
                Supervised supervised = running.get(way);
                String expected =
                        "-----> " + line.formatted(Pattern.quote(ways.get(way).line()));
                softly.assertThatCode(() -> supervised.awaitLine(expected)).doesNotThrowAnyException();
            }
            softly.assertAll();
        } finally {
            running.forEach(supervised -> supervised.signal("TERM"));
            running.forEach(Supervised::close);
        }
    }

    private Supervised start(String shell, int number, String dial) {
        try {
            Path own = Files.createDirectory(folder.resolve(String.valueOf(number)));
            FakeVpnc.in(own).onDial(1, dial);
            return Supervised.start(
                    shell,
                    Map.of("VPNC_PATH", own.toString(), "SCALINGO_VPNC_CONF", "IPSec gateway 192.0.2.1"),
                    "sh",
                    "-c",
                    "while :; do sleep 0.2; done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
