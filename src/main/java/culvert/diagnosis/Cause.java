package culvert.diagnosis;

import static culvert.diagnosis.Contact.APP;
import static culvert.diagnosis.Contact.NETWORK_TEAM;
import static culvert.diagnosis.Contact.PLATFORM;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a tunnel is not as it should be: all that is said about it, in one place. In the texts, {gateway}, {group}, {user} and
 * {networks} stand for what the config and the gateway say. The order is that of {@code docs/diagnosis.md}.
 */
public enum Cause {
    GATEWAY_NAME(
            "gateway-name",
            NETWORK_TEAM,
            "No address can be found for the gateway's name {gateway}.",
            "Check the spelling in the line \"IPSec gateway\". A name that only the company's own DNS knows cannot be found from"
                    + " here: write the public name, or the address.",
            "Which public DNS name or IPv4 address does the gateway have? {gateway} cannot be resolved from the internet."),
    NO_ANSWER(
            "no-answer",
            NETWORK_TEAM,
            "Nothing at all comes back from {gateway}: the address is wrong, or UDP port 500 is blocked on the way.",
            "Compare the address with the one you were given. If it is right, the gateway's firewall has to let UDP 500 and 4500"
                    + " in from the platform's addresses.",
            "Our packets to UDP port 500 of {gateway} get no answer. Do they arrive? Please check the address, and that UDP 500"
                    + " and 4500 are open both ways for the addresses of our platform."),
    PORT_CLOSED(
            "port-closed",
            NETWORK_TEAM,
            "The host {gateway} is there, but no VPN service listens on its UDP port 500.",
            "Check that the line \"IPSec gateway\" names the VPN gateway and not another host of the company.",
            "{gateway} answers our packets to UDP port 500 with \"port unreachable\". Is this the VPN gateway, and does its IPsec"
                    + " service run?"),
    NO_ROUTE(
            "no-route",
            PLATFORM,
            "The container has no way to {gateway} at all.",
            "If the address is a private one, it can only be reached if the platform has a way to it; use the public address.",
            "The app's containers have no route to the VPN gateway {gateway}. Can they reach it, and if not, what is to be done?"),
    UDP_4500_BLOCKED(
            "udp-4500-blocked",
            NETWORK_TEAM,
            "The gateway answers on UDP port 500, but not on port 4500, where the connection goes on behind address translation.",
            "UDP 4500 has to be let through both ways between the platform and the gateway.",
            "{gateway} answers on UDP port 500, but nothing comes back from its UDP port 4500 (NAT traversal). Please open UDP"
                    + " 4500 both ways; your log should show a half-open IKE_SA that is deleted after a time-out."),
    GROUP_NAME(
            "group-name",
            Lookalikes.PHASE_1,
            NETWORK_TEAM,
            "The gateway does not know the group {group}.",
            "Compare the line \"IPSec ID\" with what you were given, letter by letter: upper and lower case differ.",
            "Is \"{group}\" the right name of our group (tunnel group, IKE key id), and may it use IKEv1 aggressive mode?"),
    DH_GROUP(
            "dh-group",
            Lookalikes.PHASE_1,
            NETWORK_TEAM,
            "The gateway does not offer the Diffie-Hellman group that this config asks for.",
            "Ask for the group of phase 1 and write it as \"IKE DH Group dh14\", for example; without the line it is dh2.",
            "Which Diffie-Hellman groups does phase 1 accept? Our client can do 1, 2, 5 and 14 to 18."),
    PHASE_1_PROPOSAL(
            "phase-1-proposal",
            Lookalikes.PHASE_1,
            NETWORK_TEAM,
            "The gateway accepts none of the encryption methods that vpnc offers for phase 1.",
            "vpnc can do AES with SHA-1 and nothing newer (3DES and MD5 only with \"Enable weak encryption\" and \"Enable weak"
                    + " authentication\"): the gateway has to offer that for your group.",
            "Does phase 1 of our group accept AES-256 or AES-128 with SHA-1 (IKEv1, aggressive mode)? Our client offers nothing"
                    + " newer than SHA-1."),
    CERTIFICATE_MODE(
            "certificate-mode",
            NETWORK_TEAM,
            "The config asks for certificates (IKE Authmode), which this client cannot do here.",
            "Remove the line \"IKE Authmode\", and have the gateway accept a group secret (pre-shared key) for your group.",
            "Our client can only do a group secret (pre-shared key) with XAUTH. Can our group be set up that way?"),
    GROUP_SECRET(
            "group-secret",
            NETWORK_TEAM,
            "The gateway knows the group {group}, but the group secret is a different one there.",
            "Type the line \"IPSec secret\" anew; look for blanks, quotes and letters lost in copying.",
            "The pre-shared key of the group {group} that we have is refused. Please send us the current one in a safe way."),
    PASSWORD(
            "password",
            Lookalikes.CREDENTIALS,
            APP,
            "The gateway refuses the user name {user} or its password.",
            "Type both anew. A password that ran out has to be renewed with the company first.",
            "Is \"{user}\" a valid user for VPN, and has its password run out?"),
    ONE_TIME_PASSWORD(
            "one-time-password",
            Lookalikes.CREDENTIALS,
            NETWORK_TEAM,
            "The gateway wants a one-time password, which nobody can type in a container.",
            "Ask for a service account whose password stays the same.",
            "The user {user} is asked for a one-time password or a second factor. We need a service account without one, because"
                    + " nobody is there to type it."),
    ACCOUNT_LOCKED(
            "account-locked",
            Lookalikes.CREDENTIALS,
            NETWORK_TEAM,
            "The account {user} is probably locked after too many refused attempts.",
            "Have the account unlocked, put the password right, and only then restart the app.",
            "Is the account \"{user}\" locked or switched off? Its sign-ons are refused."),
    REAUTHENTICATION_FAILED(
            "reauthentication-failed",
            NETWORK_TEAM,
            "What the gateway accepted before, it refuses now: a secret or password was renewed on one side or counts only once, or the"
                    + " account was locked.",
            "Ask for the current group secret and password and publish them here. If the password counts only once, ask for an"
                    + " account without one-time passwords.",
            "Were the group secret of {group} or the password of {user} changed, or is the account locked? Both were accepted"
                    + " before and are refused now."),
    PHASE_2_PROPOSAL(
            "phase-2-proposal",
            Lookalikes.PHASE_2,
            NETWORK_TEAM,
            "The gateway accepts none of the encryption methods that vpnc offers for the tunnel itself (phase 2).",
            "vpnc can do AES with SHA-1 and nothing newer: the gateway has to offer that for phase 2.",
            "Does phase 2 (ESP) of our group accept AES-256 or AES-128 with SHA-1? Our client offers nothing newer than SHA-1."),
    FORWARD_SECRECY(
            "pfs",
            Lookalikes.PHASE_2,
            NETWORK_TEAM,
            "The two sides do not agree on forward secrecy (PFS).",
            "Ask for the PFS group of phase 2 and write \"Perfect Forward Secrecy dh14\", for example, or nopfs if there is none.",
            "Does phase 2 of our group use perfect forward secrecy, and with which Diffie-Hellman group?"),
    WEAK_CIPHER(
            "weak-cipher",
            NETWORK_TEAM,
            "The gateway chose a cipher that is too weak to be allowed.",
            "Have the gateway offer AES with SHA-1. Only if that cannot be: \"Enable weak encryption\".",
            "Our client refuses DES, 3DES and MD5. Can phase 1 and phase 2 of our group offer AES with SHA-1?"),
    INTEROPERABILITY(
            "interoperability",
            NETWORK_TEAM,
            "The gateway says something that vpnc does not understand.",
            "If the gateway is a Juniper/NetScreen or a Fortinet, write \"Vendor netscreen\" or \"Vendor fortigate\".",
            "Which make and version is the gateway, and what does its log say about our attempts?"),
    NO_NETWORKS(
            "no-networks",
            NETWORK_TEAM,
            "The tunnel is up, but the gateway names no networks behind it, so nothing is sent into it.",
            "Set the app's variable VPNC_NETWORKS to the networks behind the gateway (10.1.0.0/16,10.2.0.0/16). Taking the whole"
                    + " default route would cut the app off from the internet.",
            "Please send the list of networks (split tunneling) to our group, or tell us which networks lie behind the gateway."),
    OVERLAPPING_NETWORKS(
            "overlapping-networks",
            NETWORK_TEAM,
            "The networks behind the gateway ({networks}) overlap those in which the platform runs the app.",
            "Set the app's variable VPNC_NETWORKS to the few addresses that the app really needs, as 10.1.2.3/32.",
            "Can the split tunneling list of our group be narrowed to the hosts that our app needs? {networks} overlaps the"
                    + " private network of our platform."),
    MTU(
            "mtu",
            APP,
            "Small packets pass the tunnel, large ones are lost: they are larger than the way to the gateway can carry (MTU).",
            "Add \"Interface MTU 1300\" to the config, and make it smaller if that is not enough.",
            "Packets of full size are lost in the tunnel. Is there a smaller MTU on your side, and does a firewall drop ICMP"
                    + " \"fragmentation needed\"?"),
    DNS_NOT_FORWARDED(
            "dns-not-forwarded",
            NETWORK_TEAM,
            "The DNS server that the gateway names does not answer through the tunnel.",
            "Until it does, use addresses instead of names. Names of the company cannot be looked up anywhere else.",
            "The DNS server that the gateway assigns to us does not answer queries from the tunnel. Please let UDP and TCP port"
                    + " 53 through to it from the addresses that our group gets."),
    ESP_BLOCKED(
            "esp-blocked",
            NETWORK_TEAM,
            "The tunnel is negotiated, but not one packet comes back through it: ESP is dropped on the way, or the networks"
                    + " behind the gateway have no way back.",
            "Nothing in the config can mend this; the gateway's side has to look where our packets end.",
            "Our tunnel is up, we send into it, and receive nothing. Do our packets arrive (bytes-in of the CHILD_SA)? If not, ESP"
                    + " (protocol 50, or inside UDP 4500) is dropped. If so, the way back to the addresses of our group is missing."),
    PROBE_UNANSWERED(
            "probe-unanswered",
            APP,
            "The tunnel is up and carries packets, but the host it is tried with does not answer.",
            "This may be as it should. Set the app's variable VPNC_PROBE to a host behind the gateway that answers ping, so that"
                    + " cuts are noticed at once.",
            ""),
    SERVICE_PORT(
            "service-port",
            APP,
            "The tunnel is fine; the host behind it does not accept connections on that port.",
            "Check address and port of the service in the app's own settings, and that the service runs and lets your tunnel's"
                    + " address in.",
            "The tunnel works, but the service our app needs does not accept connections from it. Does it run, and does its"
                    + " firewall let in the addresses of our group?"),
    IDLE_CLOSE(
            "idle-close",
            Lookalikes.REGULAR_END,
            NETWORK_TEAM,
            "The gateway closes the tunnel after a fixed time without traffic.",
            "Set the app's variable VPNC_PROBE to a host behind the gateway: the supervisor then sends a little traffic all the"
                    + " time.",
            "Our tunnel is closed again and again after the same time of quiet. Please switch off the idle time-out of our group."),
    SESSION_LIMIT(
            "session-limit",
            Lookalikes.REGULAR_END,
            NETWORK_TEAM,
            "The gateway ends the tunnel each time after the same time, although it is in use: a session limit, or a rekeying that"
                    + " fails.",
            "The supervisor reconnects at once. Ask for a longer lifetime, because each time a moment is lost.",
            "Our tunnel ends each time after the same time. Is there a session limit or a lifetime for our group, and what does the"
                    + " log say of rekeying at that moment? Our client renews no ESP keys by itself."),
    KEYS_DROPPED(
            "keys-dropped",
            Lookalikes.SHORT_CUT,
            NETWORK_TEAM,
            "The gateway dropped the keys of the tunnel (ESP) while the connection itself lived: a rekeying failed.",
            "The supervisor has reconnected. If it happens again, ask the network team for the gateway's log of that moment.",
            "The tunnel went dead while the gateway still answered. Does your log show a failed rekeying or a deleted CHILD_SA?"),
    PATH_INTERRUPTED(
            "path-interrupted",
            Lookalikes.SHORT_CUT,
            NETWORK_TEAM,
            "The way to the gateway was interrupted for a moment.",
            "The supervisor has reconnected. If it happens often, tell the platform and the network team when.",
            "The way between our platform and {gateway} was interrupted. Was there an incident on your line?"),
    GATEWAY_VANISHED(
            "gateway-vanished",
            NETWORK_TEAM,
            "The tunnel worked, then {gateway} stopped answering (dead peer): it is down, or the way to it is cut.",
            "The supervisor goes on dialling and will be back by itself. Ask whether the gateway is known to be down.",
            "Since that moment {gateway} does not answer any more. Is it down, or is our platform's address blocked?"),
    GATEWAY_RESTARTED(
            "gateway-restarted",
            NETWORK_TEAM,
            "The VPN service on {gateway} was stopped or restarted while the tunnel was up.",
            "The supervisor is back as soon as the service is. Ask whether this was planned.",
            "The IPsec service on {gateway} went away at that moment. Was this a planned restart?"),
    CLOSED_BY_GATEWAY(
            "closed-by-gateway",
            Lookalikes.SHORT_CUT,
            NETWORK_TEAM,
            "The gateway closed the connection: an operator, a time limit, or a second sign-on with the same user.",
            "One user may often be signed on only once: give each app, and each container if need be, a user of its own.",
            "The gateway ended the session of {user}. Did somebody do that, or may a user be signed on only once? Our app signs on"
                    + " once per container."),
    NO_NET_ADMIN(
            "no-net-admin",
            PLATFORM,
            "The platform does not give the container the right to make a tunnel (NET_ADMIN).",
            "No config can change this: ask the platform to run this app's containers with the capability NET_ADMIN and the device"
                    + " /dev/net/tun.",
            "Please run the containers of this app with the capability NET_ADMIN and the device /dev/net/tun, each in a network"
                    + " namespace of its own."),
    NO_TUN_DEVICE(
            "no-tun-device",
            PLATFORM,
            "The container has no device /dev/net/tun, which a tunnel needs.",
            "No config can change this: ask the platform to give this app's containers the device /dev/net/tun.",
            "Please give the containers of this app the device /dev/net/tun; they have the capability NET_ADMIN already."),
    NOT_ROOT(
            "not-root",
            APP,
            "The container starts as an ordinary user, who may not make a tunnel.",
            "Let the image start as root with with-vpn in front of the command; the app itself gets an ordinary user from it.",
            ""),
    NOT_INSTALLED(
            "not-installed",
            APP,
            "The container lacks a program that the tunnel needs.",
            "Build the app on the image layer or buildpack of the add-on, which bring vpnc and iproute2.",
            ""),
    SECOND_VPNC(
            "second-vpnc",
            APP,
            "UDP port 500 or 4500 is taken in the container: another vpnc or IPsec program runs there.",
            "Start the tunnel only once: remove vpnc from the app's own start script, or one of two with-vpn.",
            ""),
    VPNC_KILLED(
            "vpnc-killed",
            APP,
            "vpnc was ended by something in the container, not by the gateway.",
            "Look for a lack of memory in the container's metrics, and for scripts of the app that end processes.",
            ""),
    CONFIG_INCOMPLETE(
            "config-incomplete",
            APP,
            "The container's vpnc.conf is not complete.",
            "Publish the config again from this dashboard, and do not set the variable by hand.",
            ""),
    APP_ENDS(
            "app-ends",
            APP,
            "The app itself ends again and again, and its tunnel with it: the VPN is not the cause.",
            "Read the app's own log. Many platforms end an app that does not listen on the port given in PORT.",
            ""),
    REPORTS_MISSING(
            "reports-missing",
            APP,
            "Only the reports are missing: nothing was heard from the container for a while, and its tunnel may well be up.",
            "Look into the app's log for lines that begin with \"----->\". If the container runs, it cannot reach this broker:"
                    + " something keeps it from making HTTPS connections to it.",
            "");

    private final String id;
    private final @Nullable Lookalikes lookalikes;
    private final Contact contact;
    private final String sentence;
    private final String remedy;
    private final String request;

    Cause(String id, Contact contact, String sentence, String remedy, String request) {
        this(id, null, contact, sentence, remedy, request);
    }

    Cause(String id, @Nullable Lookalikes lookalikes, Contact contact, String sentence, String remedy, String request) {
        this.id = id;
        this.lookalikes = lookalikes;
        this.contact = contact;
        this.sentence = sentence;
        this.remedy = remedy;
        this.request = request;
    }

    /** The stable name for programs. */
    public String id() {
        return id;
    }

    /** The group of causes it cannot be told from, if there is one. */
    public Optional<Lookalikes> lookalikes() {
        return Optional.ofNullable(lookalikes);
    }

    /** Whom to ask. */
    public Contact contact() {
        return contact;
    }

    public String sentence() {
        return sentence;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }

    /** What to ask the platform if it is the {@link #contact()}, else the network team; empty where neither can do anything. */
    public String request() {
        return request;
    }

    /** Whether nothing the customer publishes can mend it, because the platform does not grant what a tunnel needs. */
    public boolean isMissingGrant() {
        return this == NO_NET_ADMIN || this == NO_TUN_DEVICE;
    }
}
