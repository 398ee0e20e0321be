package culvert.diagnosis;

import culvert.diagnosis.Explanation.Candidate;
import culvert.vpnc.Directive;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts diagnoses into words. */
public final class Wording {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String FINE = "The tunnel is up, and nothing speaks against it.";
    private static final String FINE_REMEDY =
            "If the app cannot reach a service all the same, the VPN is not the cause: check"
                    + " address and port in the app's settings, and whether the service runs and lets your tunnel's address in.";
    private static final String BEFORE = "The tunnel is up again. Before: ";
    private static final String WAITING = "The supervisor is dialling the gateway.";
    private static final String UNKNOWN = "Nobody can know from here how the tunnels are: no container has reported.";

    private static final String TO_NETWORK_TEAM =
            "our application connects to your VPN gateway {gateway} as group {group}, user"
                    + " {user}, with vpnc (Cisco IPsec client: IKEv1 aggressive mode, pre-shared key, XAUTH).\n";
    private static final String TO_PLATFORM =
            "our app uses your VPN add-on: in each of its containers an IPsec client (vpnc) makes a tunnel to {gateway}.\n";

    private final Signals signals;

    private Wording(Signals signals) {
        this.signals = signals;
    }

    /** The words for one of the diagnoses that were made from these signals. */
    public static Explanation of(Diagnosis diagnosis, Signals signals) {
        Explanation explanation = new Wording(signals).explain(diagnosis);
        return diagnosis.over() ? explanation.withHeadline(BEFORE + explanation.headline()) : explanation;
    }

    private Explanation explain(Diagnosis diagnosis) {
        return switch (diagnosis.outcome()) {
            case FINE -> simple(diagnosis, FINE, FINE_REMEDY);
            case WAITING -> simple(diagnosis, WAITING, "");
            case CANNOT_KNOW ->
                diagnosis.first().isPresent()
                        ? named(diagnosis, diagnosis.causes().getFirst())
                        : simple(diagnosis, UNKNOWN, signals.delivery().meaning());
            case CAUSE -> named(diagnosis, diagnosis.causes().getFirst());
            case LOOKALIKES ->
                alike(diagnosis, diagnosis.causes().getFirst().lookalikes().orElseThrow());
            case NOT_SURE -> unsure(diagnosis);
        };
    }

    private Explanation simple(Diagnosis diagnosis, String headline, String remedy) {
        return new Explanation(diagnosis.outcome().words(), "", headline, "", remedy, "", "", List.of(), "");
    }

    private Explanation named(Diagnosis diagnosis, Cause cause) {
        return new Explanation(
                diagnosis.outcome().words(),
                cause.id(),
                fill(cause.sentence()),
                seen(diagnosis),
                remedy(cause),
                cause.contact().words(),
                "",
                List.of(),
                cause.request().isEmpty() ? "" : message(diagnosis, List.of(cause)));
    }

    private String remedy(Cause cause) {
        if (cause == Cause.DH_GROUP) {
            Optional<Signal> taken = signals.trials(signals.config().version()).stream()
                    .filter(Signal::isAccepted)
                    .findFirst();
            if (taken.isPresent()) {
                return "The gateway took group %1$s when the supervisor tried it: publish the config with the line \"IKE DH Group %1$s\"."
                        .formatted(taken.get().line());
            }
        }
        return fill(cause.remedy());
    }

    private Explanation alike(Diagnosis diagnosis, Lookalikes group) {
        return new Explanation(
                diagnosis.outcome().words(),
                group.id(),
                fill(group.sentence()),
                seen(diagnosis),
                "",
                diagnosis.causes().getFirst().contact().words(),
                group.tellApart(),
                candidates(diagnosis),
                message(diagnosis, diagnosis.causes()));
    }

    private Explanation unsure(Diagnosis diagnosis) {
        String headline = "We are not sure. The likeliest cause: "
                + diagnosis.causes().stream()
                        .map(cause -> fill(cause.sentence()))
                        .collect(Collectors.joining(" Or: "));
        return new Explanation(
                diagnosis.outcome().words(),
                "",
                headline,
                seen(diagnosis),
                "",
                diagnosis.causes().getFirst().contact().words(),
                "",
                candidates(diagnosis),
                message(diagnosis, diagnosis.causes()));
    }

    private List<Candidate> candidates(Diagnosis diagnosis) {
        return diagnosis.causes().stream()
                .map(cause -> new Candidate(cause.id(), fill(cause.sentence()), fill(cause.remedy())))
                .toList();
    }

    private String seen(Diagnosis diagnosis) {
        return diagnosis
                .evidence()
                .map(evidence -> evidence.container() + ", " + time(evidence.at())
                        + (evidence.code().isEmpty() ? "" : ": " + evidence.code())
                        + (evidence.line().isEmpty() ? "" : " (vpnc: \"" + evidence.line() + "\")")
                        + (diagnosis.over() ? ". The tunnel is up again since." : "."))
                .orElse("");
    }

    private String message(Diagnosis diagnosis, List<Cause> causes) {
        boolean toPlatform = causes.getFirst().contact() == Contact.PLATFORM;
        StringBuilder message =
                new StringBuilder("Hello,\n\n").append(fill(toPlatform ? TO_PLATFORM : TO_NETWORK_TEAM));
        diagnosis.evidence().ifPresent(evidence -> {
            message.append("What we see at ").append(time(evidence.at()));
            message.append(": ").append(evidence.code());
            if (!evidence.line().isEmpty()) {
                message.append(", \"").append(evidence.line()).append('"');
            }
            message.append(".\n");
        });
        message.append('\n');
        causes.stream()
                .map(Cause::request)
                .filter(request -> !request.isEmpty())
                .forEach(request -> message.append(fill(request)).append('\n'));
        return message.append("\nThank you.").toString();
    }

    private String fill(String text) {
        return text.replace("{gateway}", value(Directive.IPSEC_GATEWAY, "the gateway"))
                .replace("{group}", value(Directive.IPSEC_ID, "of the config"))
                .replace("{user}", value(Directive.XAUTH_USERNAME, "of the config"))
                .replace("{networks}", networks());
    }

    private String value(Directive directive, String otherwise) {
        return signals.config().value(directive).map(Evidence::plain).orElse(otherwise);
    }

    private String networks() {
        String networks = signals.containers().stream()
                .flatMap(container -> container.networks().stream())
                .distinct()
                .limit(8)
                .map(Evidence::plain)
                .collect(Collectors.joining(", "));
        return networks.isEmpty() ? "see the tunnel's networks" : networks;
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
