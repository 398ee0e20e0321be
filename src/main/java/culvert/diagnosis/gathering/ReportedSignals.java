package culvert.diagnosis.gathering;

import culvert.diagnosis.ContainerSignals;
import culvert.diagnosis.Signal;
import culvert.diagnosis.Signal.Kind;
import culvert.tunnels.ContainerState;
import culvert.tunnels.ContainerStatus;
import culvert.tunnels.PastEvent;
import culvert.tunnels.TunnelRun;
import culvert.tunnels.TunnelRun.ProbeAnswer;
import culvert.tunnels.TunnelRun.Trouble;
import culvert.vpnc.Directive;
import culvert.vpnc.VpncConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Turns what is kept of a container's reports into the signals of a diagnosis. */
final class ReportedSignals {

    private ReportedSignals() {}

    /** @param config the config whose secrets must not be in any line that is passed on */
    static ContainerSignals of(ContainerStatus container, List<PastEvent> events, Optional<VpncConfig> config) {
        TunnelRun run = container.run();
        Predicate<String> tellsSecret = secretsOf(config);
        List<Signal> signals = new ArrayList<>();
        events.stream()
                .filter(event -> event.container().equals(container.container()))
                .filter(event -> event.kind() != PastEvent.Kind.SILENT)
                .sorted(newestRunLast(run))
                .map(event -> signal(event, tellsSecret))
                .forEach(signals::add);
        impairment(run).ifPresent(signals::add);
        return new ContainerSignals(
                container.container(),
                signals,
                run.link().networks(),
                run.probe().map(ProbeAnswer::at),
                run.reportedAt(),
                container.state() == ContainerState.SILENT);
    }

    // Containers tell whole seconds: the old one often stops in the second in which the new one is told that it may not
    // in.
    private static Comparator<PastEvent> newestRunLast(TunnelRun newest) {
        return Comparator.comparing((PastEvent event) -> event.run().equals(newest.run()))
                .thenComparing(PastEvent::at)
                .thenComparingInt(PastEvent::sequence);
    }

    private static Signal signal(PastEvent event, Predicate<String> tellsSecret) {
        String line = event.vpnc() == null || tellsSecret.test(event.vpnc()) ? "" : event.vpnc();
        return new Signal(
                kind(event.kind()), event.at(), event.version(), event.cause() == null ? "" : event.cause(), line);
    }

    private static Kind kind(PastEvent.Kind kind) {
        return switch (kind) {
            case STARTING -> Kind.STARTING;
            case CONNECTED -> Kind.CONNECTED;
            case LOST -> Kind.LOST;
            case FAILED -> Kind.FAILED;
            case STOPPED -> Kind.STOPPED;
            case SILENT -> throw new IllegalArgumentException("silence is no signal of a supervisor");
        };
    }

    private static Optional<Signal> impairment(TunnelRun run) {
        return run.trouble()
                .filter(Trouble::isImpairment)
                .map(trouble -> new Signal(Kind.IMPAIRED, run.toldAt(), run.version(), trouble.cause(), ""));
    }

    /** The supervisor keeps such lines back already; but it is the app's container that it runs in. */
    private static Predicate<String> secretsOf(Optional<VpncConfig> config) {
        List<String> secrets = config.stream()
                .flatMap(known -> known.directives().stream()
                        .filter(Directive::isSecret)
                        .flatMap(directive -> known.value(directive).stream()))
                .filter(secret -> !secret.isEmpty())
                .toList();
        return line -> secrets.stream().anyMatch(line::contains);
    }
}
