package culvert.tunnels;

import culvert.tunnels.TunnelRun.Link;
import culvert.tunnels.TunnelRun.ProbeAnswer;
import culvert.tunnels.TunnelRun.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries a run on from one report to the next. Events that come twice, or late, change nothing: only a sequence above all
 * before counts.
 */
final class RunHistory {

    // A container's clock may be wrong. What it says happened cannot lie ahead, nor before what a supervisor still
    // keeps.
    private static final Duration OLDEST = Duration.ofDays(1);

    // Of a failure that repeats itself every half a minute: ten minutes of it, and from then on once in ten minutes.
    private static final int REPEATS_KEPT = 20;

    /**
     * A run after a report.
     *
     * @param silences the times before it in which nothing was heard
     * @param repeats sequences of failures that say the same as many before them, and are not worth a row
     */
    record Told(TunnelRun run, List<Silence> silences, Set<Integer> repeats) {}

    private final TunnelRun before;
    private final Instant received;
    private final List<Silence> silences = new ArrayList<>();
    private final Set<Integer> repeats = new HashSet<>();
    private Phase phase;
    private Instant since;
    private int sequence;
    private Instant toldAt;
    private Optional<Instant> firstConnectedAt;
    private Link link;
    private Optional<Trouble> trouble;
    private int nextAttemptSeconds;
    private int failures;
    private Optional<ProbeAnswer> probe;

    private RunHistory(TunnelRun before, Instant received) {
        this.before = before;
        this.received = received;
        this.phase = before.phase();
        this.since = before.since();
        this.sequence = before.sequence();
        this.toldAt = before.toldAt();
        this.firstConnectedAt = before.firstConnectedAt();
        this.link = before.link();
        this.trouble = before.trouble();
        this.nextAttemptSeconds = before.nextAttemptSeconds();
        this.failures = before.failures();
        this.probe = before.probe();
    }

    /** A run that nothing was heard of before. */
    static TunnelRun begin(String resource, int version, Report report, Instant received) {
        Instant first = report.events().stream()
                .map(event -> within(event.at(), received))
                .min(Comparator.naturalOrder())
                .orElse(received);
        return new TunnelRun(
                resource,
                report.run(),
                report.container(),
                version,
                Phase.STARTING,
                first,
                0,
                received,
                received,
                first,
                Optional.empty(),
                Link.UNKNOWN,
                Optional.empty(),
                0,
                0,
                Optional.empty());
    }

    /** The run after these events. */
    static Told after(TunnelRun run, List<TunnelEvent> events, Instant received) {
        RunHistory history = new RunHistory(run, received);
        events.stream()
                .sorted(Comparator.comparingInt(TunnelEvent::sequence))
                .filter(event -> event.sequence() > history.sequence)
                .forEach(history::add);
        return new Told(history.run(), List.copyOf(history.silences), Set.copyOf(history.repeats));
    }

    /** The time of an event, as far as it can be believed. */
    static Instant within(Instant at, Instant received) {
        Instant oldest = received.minus(OLDEST);
        return at.isAfter(received) ? received : at.isBefore(oldest) ? oldest : at;
    }

    private void add(TunnelEvent event) {
        if (event instanceof TunnelEvent.Tried) {
            // It says nothing about the tunnel, and must not keep an earlier event that comes later from counting.
            return;
        }
        Instant at = within(event.at(), received);
        noteSilence(event.sequence(), at);
        sequence = event.sequence();
        toldAt = at;
        switch (event) {
            case TunnelEvent.Starting starting -> enter(Phase.STARTING, at);
            case TunnelEvent.Connected up -> {
                connect(at);
                link = new Link(up.address(), up.interfaceName(), up.networks(), up.dns());
                probe = Optional.empty();
                // Told again of a tunnel that was up all the time, it takes an impairment back.
                trouble = trouble.filter(known -> !known.isImpairment());
            }
            case TunnelEvent.Impaired impaired -> {
                connect(at);
                trouble = Optional.of(new Trouble(impaired.cause(), impaired.message(), ""));
            }
            case TunnelEvent.Lost lost -> {
                enter(Phase.LOST, at);
                trouble = Optional.of(new Trouble(lost.cause(), lost.message(), ""));
            }
            case TunnelEvent.Failed failed -> {
                Optional<Trouble> told = Optional.of(new Trouble(failed.cause(), failed.message(), failed.vpnc()));
                failures++;
                if (phase == Phase.FAILED
                        && told.equals(trouble)
                        && failures > REPEATS_KEPT
                        && failures % REPEATS_KEPT != 0) {
                    repeats.add(failed.sequence());
                }
                enter(Phase.FAILED, at);
                trouble = told;
                nextAttemptSeconds = failed.nextAttemptSeconds();
            }
            case TunnelEvent.Probe answer -> {
                // It proves that the tunnel is up, also when the report of that was given up.
                connect(at);
                trouble = trouble.filter(known -> !known.isUnansweredProbe());
                probe = Optional.of(new ProbeAnswer(at, answer.roundTripMilliseconds()));
            }
            case TunnelEvent.Tried tried -> {}
            case TunnelEvent.Stopped stopped -> enter(Phase.STOPPED, at);
        }
    }

    private void noteSilence(int endedBy, Instant at) {
        Instant expected = toldAt.plusSeconds(nextAttemptSeconds).plus(ContainerState.PATIENCE);
        if (sequence > 0 && at.isAfter(expected)) {
            silences.add(new Silence(endedBy, toldAt, at));
        }
    }

    private void connect(Instant at) {
        enter(Phase.CONNECTED, at);
        firstConnectedAt = firstConnectedAt.or(() -> Optional.of(at));
        nextAttemptSeconds = 0;
        failures = 0;
    }

    private void enter(Phase next, Instant at) {
        if (phase != next) {
            phase = next;
            since = at;
        }
    }

    private TunnelRun run() {
        return new TunnelRun(
                before.resource(),
                before.run(),
                before.container(),
                before.version(),
                phase,
                since,
                sequence,
                before.startedAt(),
                received,
                toldAt,
                firstConnectedAt,
                link,
                trouble,
                nextAttemptSeconds,
                failures,
                probe);
    }
}
