package culvert.diagnosis.gathering;

import culvert.diagnosis.ContainerSignals;
import culvert.diagnosis.Signal;
import culvert.diagnosis.Signal.Kind;
import culvert.tunnels.ContainerState;
import culvert.tunnels.ContainerStatus;
import culvert.tunnels.PastEvent;
import culvert.tunnels.Phase;
import culvert.tunnels.TunnelRun;
import culvert.tunnels.TunnelRun.ProbeAnswer;
import culvert.tunnels.TunnelRun.Trouble;
import culvert.vpnc.SecretMask;
import culvert.vpnc.VpncConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Turns what is kept of a container's reports into the signals of a diagnosis. */
final class ReportedSignals {

    private ReportedSignals() {}

    /** @param configs those whose secrets must not be in any line that is passed on */
    static ContainerSignals of(ContainerStatus container, List<PastEvent> events, List<VpncConfig> configs) {
        TunnelRun run = container.run();
        Predicate<String> tellsSecret = secretsOf(configs);
        List<Signal> signals = new ArrayList<>();
        events.stream()
                .filter(event -> event.container().equals(container.container()))
                .filter(event -> event.kind() != PastEvent.Kind.SILENT)
                .sorted(newestRunLast(run))
                .map(event -> signal(event, tellsSecret))
                .forEach(signals::add);
        ofNow(run, signals, tellsSecret).ifPresent(signals::add);
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
        if (event.kind() == PastEvent.Kind.TRIED) {
            return Signal.tried(
                    event.at(),
                    event.version(),
                    Objects.requireNonNullElse(event.message(), ""),
                    PastEvent.Kind.ACCEPTED.equals(event.cause()));
        }
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
            case TRIED -> Kind.TRIED;
            case SILENT -> throw new IllegalArgumentException("silence is no signal of a supervisor");
        };
    }

    /** What is so at this moment: neither an impairment nor each repeat of a failure is kept as an event. */
    private static Optional<Signal> ofNow(TunnelRun run, List<Signal> kept, Predicate<String> tellsSecret) {
        return run.trouble().flatMap(trouble -> {
            if (run.phase() == Phase.CONNECTED && trouble.isImpairment()) {
                return Optional.of(new Signal(Kind.IMPAIRED, run.toldAt(), run.version(), trouble.cause(), ""));
            }
            boolean told = kept.isEmpty() || !kept.getLast().at().isBefore(run.toldAt());
            return run.phase() == Phase.FAILED && !told
                    ? Optional.of(failure(run, trouble, tellsSecret))
                    : Optional.empty();
        });
    }

    private static Signal failure(TunnelRun run, Trouble trouble, Predicate<String> tellsSecret) {
        String line = tellsSecret.test(trouble.vpnc()) ? "" : trouble.vpnc();
        return new Signal(Kind.FAILED, run.toldAt(), run.version(), trouble.cause(), line);
    }

    /** Those kept before the broker left such lines out, and those about a version that was saved since. */
    private static Predicate<String> secretsOf(List<VpncConfig> configs) {
        return line -> configs.stream().anyMatch(known -> SecretMask.isToldIn(line, known));
    }
}
