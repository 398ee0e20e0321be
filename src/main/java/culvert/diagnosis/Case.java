package culvert.diagnosis;

import culvert.diagnosis.Signal.Kind;
import culvert.vpnc.Directive;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One container whose tunnel is to be judged, in the words that the rules are written in. */
final class Case {

    /** How long a cut that is over is still worth a word. */
    private static final Duration RECENT = Duration.ofHours(1);

    /** The seven of vpnc that are worth a trial, without the one that the config has (container/supervisor/trial.sh). */
    private static final int GROUPS_TO_TRY = 6;

    private static final Duration RESTLESS = Duration.ofMinutes(15);
    private static final int RESTLESS_STARTS = 3;

    /** What a dial meets while the gateway is away, however it was cut. */
    private static final Set<String> AWAY = Set.of("connection-refused", "no-answer", "no-route");

    private final ContainerSignals container;
    private final ConfigFacts config;
    private final boolean workedElsewhere;
    private final List<Signal> trials;
    private final Instant now;
    private final List<Cut> cuts;

    /**
     * @param workedElsewhere whether another container connected with the same version
     * @param trials those of all containers with the same version: the gateway is the same
     */
    Case(ContainerSignals container, ConfigFacts config, boolean workedElsewhere, List<Signal> trials, Instant now) {
        this.container = container;
        this.config = config;
        this.workedElsewhere = workedElsewhere;
        this.trials = List.copyOf(trials);
        this.now = now;
        this.cuts = Cut.among(container.signals());
    }

    ContainerSignals container() {
        return container;
    }

    ConfigFacts config() {
        return config;
    }

    /** What was last said of the tunnel itself. */
    Optional<Signal> newest() {
        return container.signals().reversed().stream()
                .filter(signal -> signal.kind() != Kind.TRIED)
                .findFirst();
    }

    boolean isUp() {
        return newest().filter(signal -> signal.kind().isUp()).isPresent();
    }

    /** The last dial failed. */
    Optional<Signal> fails() {
        return newest().filter(signal -> signal.kind() == Kind.FAILED);
    }

    /** The last dial failed, and for one of these causes. */
    Optional<Signal> fails(String... causes) {
        return fails().filter(signal -> signal.is(Kind.FAILED, causes));
    }

    /** The last dial failed so, and none with this version had ever connected. */
    Optional<Signal> failsFromTheFirst(String... causes) {
        return fails(causes).filter(signal -> !worked(signal));
    }

    /** The last dial failed so, although one with the same version had connected before. */
    Optional<Signal> failsNow(String... causes) {
        return fails(causes).filter(this::worked);
    }

    private boolean worked(Signal failure) {
        return workedElsewhere
                || container.signals().stream()
                        .anyMatch(signal -> signal.kind().isUp() && signal.version() == failure.version());
    }

    /** Whether the gateway took another Diffie-Hellman group than the config's. */
    boolean takesOtherGroup() {
        return trials.stream().anyMatch(Signal::isAccepted);
    }

    /** Whether the gateway refused every group that there is to try. */
    boolean refusesEveryGroup() {
        return trials.stream().map(Signal::line).distinct().count() >= GROUPS_TO_TRY && !takesOtherGroup();
    }

    /** It is up, but with this trouble. */
    Optional<Signal> impaired(String... causes) {
        return newest().filter(signal -> signal.is(Kind.IMPAIRED, causes));
    }

    /** Whether something behind the tunnel has ever answered: only then does a supervisor say that it no longer does. */
    boolean wasProbed() {
        return container.probedAt().isPresent() || cuts.stream().anyMatch(cut -> cut.endedBy("carries-nothing"));
    }

    /** The last cut of not long ago, if the tunnel is back, or is still down for no reason of its own. */
    Optional<Cut> cut() {
        return newestCut().filter(cut -> cut.back() || isStillDownBy(cut));
    }

    private Optional<Cut> newestCut() {
        return cuts.reversed().stream().findFirst().filter(cut -> cut.end().at().isAfter(now.minus(RECENT)));
    }

    private boolean isStillDownBy(Cut cut) {
        return fails().filter(failure ->
                        AWAY.contains(failure.cause()) || (cut.endedBy(failure.cause()) && !cut.refusedBy(AWAY)))
                .isPresent();
    }

    /**
     * The newest cut, of not long ago, if it and those before it came regularly and by the gateway's side; also in the moment in
     * which the tunnel is dialled again.
     */
    Optional<Signal> cutRegularly() {
        boolean dialled = newest().filter(signal -> signal.kind() == Kind.LOST).isPresent();
        return (dialled ? newestCut() : cut())
                .filter(cut -> RegularEnds.are(cuts))
                .map(Cut::end);
    }

    /** The app was started often within minutes, and ended by itself in between. */
    Optional<Signal> appEndsAgainAndAgain() {
        List<Signal> recent = container.signals().stream()
                .filter(signal -> signal.at().isAfter(now.minus(RESTLESS)))
                .toList();
        List<Signal> ends = of(Kind.STOPPED, recent);
        boolean restless = of(Kind.STARTING, recent).size() >= RESTLESS_STARTS && ends.size() >= RESTLESS_STARTS - 1;
        return restless ? Optional.of(ends.getLast()) : Optional.empty();
    }

    private static List<Signal> of(Kind kind, List<Signal> signals) {
        return signals.stream().filter(signal -> signal.kind() == kind).toList();
    }

    /** Whether the version before this one connected, and only lines of these directives differ. */
    boolean onlyChanged(Directive... directives) {
        Set<Directive> changed = config.changed();
        return !changed.isEmpty() && Arrays.asList(directives).containsAll(changed);
    }
}
