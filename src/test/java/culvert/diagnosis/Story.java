package culvert.diagnosis;

import culvert.diagnosis.Signal.Kind;
import culvert.vpnc.Directive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one container goes through, told step by step; each step comes a second after the one before. */
final class Story {

    static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private final String container;
    private final List<Signal> signals = new ArrayList<>();
    private final Map<Directive, String> values = new EnumMap<>(Directive.class);
    private Set<Directive> changed = Set.of();
    private List<String> networks = List.of("10.91.0.0/24");
    private Optional<Instant> probedAt = Optional.empty();
    private Instant now = BEGIN;
    private int version = 2;
    private boolean silent;

    private Story(String container) {
        this.container = container;
        values.put(Directive.IPSEC_GATEWAY, "vpn.example.com");
        values.put(Directive.IPSEC_ID, "staff");
        values.put(Directive.XAUTH_USERNAME, "alice");
    }

    static Story of(String container) {
        return new Story(container);
    }

    /** A container that has just been started. */
    static Story started() {
        return of("web-1").starts();
    }

    /** A container whose tunnel is up, and whose probe is answered. */
    static Story healthy() {
        return started().connects().probed().after(Duration.ofMinutes(10));
    }

    Story starts() {
        return add(Signal.plain(Kind.STARTING, now, version));
    }

    Story connects() {
        return add(Signal.plain(Kind.CONNECTED, now, version));
    }

    Story probed() {
        probedAt = Optional.of(now);
        return this;
    }

    Story isImpaired(String cause) {
        return add(new Signal(Kind.IMPAIRED, now, version, cause, ""));
    }

    Story loses(String cause) {
        return add(new Signal(Kind.LOST, now, version, cause, ""));
    }

    Story fails(String cause) {
        return fails(cause, "");
    }

    Story fails(String cause, String line) {
        return add(new Signal(Kind.FAILED, now, version, cause, line));
    }

    Story tries(String dhGroup, boolean accepted) {
        return add(Signal.tried(now, version, dhGroup, accepted));
    }

    Story stops() {
        return add(Signal.plain(Kind.STOPPED, now, version));
    }

    Story after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Story withConfig(Directive directive, String value) {
        values.put(directive, value);
        return this;
    }

    /** The version of the config is another one from here on; so much is different. */
    Story withNewVersion(Directive... differing) {
        version++;
        changed = Set.of(differing);
        return this;
    }

    Story withNetworks(String... given) {
        networks = List.of(given);
        return this;
    }

    Story isSilent() {
        silent = true;
        return this;
    }

    private Story add(Signal signal) {
        signals.add(signal);
        return after(Duration.ofSeconds(1));
    }

    ContainerSignals container() {
        return new ContainerSignals(container, signals, networks, probedAt, now, silent);
    }

    Signals signals(Story... others) {
        List<ContainerSignals> containers = new ArrayList<>(List.of(container()));
        for (Story other : others) {
            containers.add(other.container());
        }
        return new Signals(now, new ConfigFacts(version, values, changed), DeliveryFact.DELIVERED, containers);
    }

    Case asCase() {
        return new Case(
                container(),
                new ConfigFacts(version, values, changed),
                false,
                signals().trials(version),
                now);
    }

    Diagnosis diagnosis() {
        return ResourceDiagnosis.of(signals()).worst();
    }

    Explanation explanation() {
        return Wording.of(diagnosis(), signals());
    }
}
