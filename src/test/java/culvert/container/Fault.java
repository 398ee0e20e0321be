package culvert.container;

import com.github.dockerjava.api.model.Capability;
import culvert.diagnosis.Cause;
import culvert.diagnosis.Diagnosis;
import culvert.diagnosis.Outcome;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that goes wrong with a tunnel.
 *
 * @param words what was planted
 * @param right the cause that has to be named first
 * @param seconds after the planting, when it is judged
 * @param alone whether a group of look-alikes that the cause belongs to does not count as well
 */
record Fault(String words, Cause right, int seconds, boolean alone, Consumer<Patient> plant) {

    Fault(String words, Cause right, int seconds, Consumer<Patient> plant) {
        this(words, right, seconds, false, plant);
    }

    /** Whether a diagnosis names it. */
    boolean isNamedBy(Diagnosis diagnosis) {
        boolean first = diagnosis.first().filter(right::equals).isPresent();
        boolean inGroup =
                diagnosis.outcome() == Outcome.LOOKALIKES && diagnosis.causes().contains(right);
        return alone ? first && !inGroup : first || inGroup;
    }

    /** What a service desk hears most, and what is seen within seconds. */
    static final List<Fault> QUICK = List.of(
            new Fault(
                    "the gateway's name is mistyped",
                    Cause.GATEWAY_NAME,
                    12,
                    p -> p.publish("nobody.invalid", p.gatewayName())),
            new Fault("another group name", Cause.GROUP_NAME, 8, p -> p.publish("IPSec ID other", "IPSec ID culvert")),
            new Fault(
                    "another group secret",
                    Cause.GROUP_SECRET,
                    8,
                    p -> p.publish("another-group-secret", "culvert-group-secret")),
            new Fault("another password", Cause.PASSWORD, 8, p -> p.publish("another-password", "alice-password")),
            new Fault(
                    "the platform does not grant NET_ADMIN",
                    Cause.NO_NET_ADMIN,
                    8,
                    p -> p.restartAs(p.containerWithoutPrivileges())),
            new Fault("the group secret is renewed at the gateway only", Cause.REAUTHENTICATION_FAILED, 10, p -> {
                p.reconfigure("s/culvert-group-secret/renewed-group-secret/");
                p.swanctl("--terminate --ike cisco");
            }),
            new Fault(
                    "the gateway takes another DH group from now on, and is tried with it",
                    Cause.DH_GROUP,
                    20,
                    true,
                    p -> {
                        p.reconfigure("s/ proposals = .*/ proposals = aes256-sha1-modp2048/");
                        p.restartWith("VPNC_RETRY_INTERVAL", "4");
                    }));

    static final List<Fault> SLOW = List.of(
            new Fault(
                    "the address is that of another host",
                    Cause.PORT_CLOSED,
                    8,
                    p -> p.publish("no-gateway", p.gatewayName())),
            new Fault(
                    "UDP 500 is blocked on the way to the new gateway",
                    Cause.NO_ANSWER,
                    25,
                    p -> p.publish("silent-gateway", p.gatewayName())),
            new Fault("UDP 4500 is blocked", Cause.UDP_4500_BLOCKED, 45, p -> {
                p.dropInGateway("input", "udp dport 4500");
                p.restart();
            }),
            new Fault(
                    "a DH group that the gateway does not offer",
                    Cause.DH_GROUP,
                    15,
                    p -> p.publishWithLine("IKE DH Group dh18")),
            new Fault("the gateway takes SHA-2 only in phase 1", Cause.PHASE_1_PROPOSAL, 8, p -> {
                p.reconfigure("s/ proposals = .*/ proposals = aes256-sha256-modp2048/");
                p.restart();
            }),
            new Fault("the gateway takes SHA-2 only in phase 2", Cause.PHASE_2_PROPOSAL, 10, p -> {
                p.reconfigure("s/esp_proposals = .*/esp_proposals = aes256-sha256/");
                p.restart();
            }),
            new Fault("forward secrecy with a group that the gateway does not offer", Cause.FORWARD_SECRECY, 10, p -> {
                p.reconfigure("s/esp_proposals = .*/esp_proposals = aes256-sha1-modp1024/");
                p.publishWithLine("Perfect Forward Secrecy dh18");
            }),
            new Fault(
                    "an account that the gateway does not let in",
                    Cause.ACCOUNT_LOCKED,
                    10,
                    p -> p.publish("username mallory", "username alice")),
            new Fault("the password counts only once", Cause.REAUTHENTICATION_FAILED, 12, p -> {
                p.reconfigure("s/alice-password/next-password/");
                p.swanctl("--terminate --ike cisco");
            }),
            new Fault("the gateway sends no networks", Cause.NO_NETWORKS, 8, p -> {
                p.reconfigure("s|local_ts = .*|local_ts = 0.0.0.0/0|");
                p.restart();
            }),
            new Fault("the gateway's networks hold the platform's", Cause.OVERLAPPING_NETWORKS, 25, p -> {
                String router =
                        p.inApp("ip -4 route show default | cut -d\" \" -f3").strip();
                p.reconfigure("s|local_ts = .*|local_ts = 10.91.0.0/24," + router + "/32|");
                p.restartUnseen();
            }),
            new Fault("full packets are lost on the way", Cause.MTU, 25, p -> {
                p.dropInGateway("output", "udp sport 4500 meta length gt 1000");
                p.restart();
            }),
            new Fault("the gateway's DNS server does not answer", Cause.DNS_NOT_FORWARDED, 30, p -> {
                p.reconfigure("s|addrs = .*|addrs = 10.92.0.0/24\\n    dns = 10.91.0.1|");
                p.restart();
            }),
            new Fault(
                    "ESP is blocked while IKE lives",
                    Cause.ESP_BLOCKED,
                    30,
                    p ->
                            // Inside UDP 4500 a marker of four zero bytes says IKE.
                            p.dropInGateway("output", "udp sport 4500 @th,64,32 != 0")),
            new Fault(
                    "the gateway drops only the keys of the tunnel",
                    Cause.KEYS_DROPPED,
                    10,
                    p -> p.swanctl("--terminate --child protected")),
            new Fault(
                    "the gateway vanishes, and only dead-peer detection can see it", Cause.GATEWAY_VANISHED, 80, p -> {
                        p.dropInApp("output", "icmp type echo-request");
                        p.inGateway("kill -STOP $(pidof charon-systemd)");
                    }),
            new Fault(
                    "the way is cut", Cause.GATEWAY_VANISHED, 30, p -> p.dropInApp("input", "udp sport { 500, 4500 }")),
            new Fault("the way is cut for three seconds", Cause.PATH_INTERRUPTED, 25, p -> {
                p.dropInApp("input", "udp sport { 500, 4500 }");
                p.inApp("sleep 3");
                p.dropNoMoreInApp("input");
            }),
            new Fault(
                    "the gateway closes the connection",
                    Cause.CLOSED_BY_GATEWAY,
                    10,
                    p -> p.swanctl("--terminate --ike cisco")),
            new Fault(
                    "the gateway's VPN service is restarted",
                    Cause.GATEWAY_RESTARTED,
                    25,
                    p -> p.inGateway("kill -KILL $(pidof charon-systemd)")),
            new Fault("the gateway closes what is idle for 12 seconds", Cause.IDLE_CLOSE, 150, p -> {
                p.inGateway("sed -i 's/cisco_unity/inactivity_close_ike = yes\\n  cisco_unity/' /run/strongswan.conf");
                p.reconfigure("s/mode = tunnel/mode = tunnel\\n        inactivity = 12s/");
                p.inGateway("swanctl --reload-settings --uri unix:///run/charon.vici");
                // A container without ping has no probe that would keep the tunnel busy. vpnc takes 30 s more to
                // notice.
                p.restartAs(p.container()
                        .withCreateContainerCmdModifier(create ->
                                create.withEntrypoint("sh", "-c", "rm $(command -v ping) && exec with-vpn ./serve")));
            }),
            new Fault(
                    "the gateway ends every session after 25 seconds",
                    Cause.SESSION_LIMIT,
                    130,
                    p -> p.inGateway(
                            "while sleep 25; do swanctl --terminate --ike cisco --uri unix:///run/charon.vici; done >/dev/null 2>&1 &")),
            new Fault(
                    "the container has no /dev/net/tun",
                    Cause.NO_TUN_DEVICE,
                    8,
                    p -> p.restartAs(p.containerWithoutPrivileges()
                            .withCreateContainerCmdModifier(create -> create.getHostConfig()
                                    .withCapAdd(Capability.NET_ADMIN)
                                    .withCapDrop(Capability.MKNOD)))),
            new Fault("another program holds UDP port 500", Cause.SECOND_VPNC, 12, p -> {
                p.inApp("perl -MSocket -e 'socket(S, PF_INET, SOCK_DGRAM, 0);"
                        + " until (bind(S, pack_sockaddr_in(500, INADDR_ANY))) {} sleep 60' >/dev/null 2>&1 &");
                p.inApp("kill -KILL $(pidof vpnc)");
            }),
            new Fault(
                    "the broker cannot be reached",
                    Cause.REPORTS_MISSING,
                    130,
                    p -> p.dropInApp("output", "tcp dport != 80")),
            new Fault(
                    "the app asks for a port on which nobody listens",
                    Cause.SERVICE_PORT,
                    25,
                    p -> p.restartWith("VPNC_PROBE", "10.91.0.1:81")),
            new Fault("the app ends by itself", Cause.APP_ENDS, 10, p -> {
                p.restart();
                p.restart();
            }),
            new Fault(
                    "vpnc is killed in the container", Cause.VPNC_KILLED, 8, p -> p.inApp("kill -KILL $(pidof vpnc)")));
}
