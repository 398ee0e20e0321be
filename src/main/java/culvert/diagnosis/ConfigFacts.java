package culvert.diagnosis;

import culvert.vpnc.Directive;
import culvert.vpnc.VpncConfig;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a diagnosis may know of the config in force: no secret is in it.
 *
 * @param values of directives that are no secrets
 * @param changed what differs from the newest version that connected; empty when there is none, or this is it
 */
public record ConfigFacts(int version, Map<Directive, String> values, Set<Directive> changed) {

    /** Nothing is known of it. */
    public static final ConfigFacts NONE = new ConfigFacts(0, Map.of(), Set.of());

    public ConfigFacts {
        values = Map.copyOf(values);
        changed = Set.copyOf(changed);
        if (values.keySet().stream().anyMatch(Directive::isSecret)) {
            throw new IllegalArgumentException("a secret is no fact for a diagnosis");
        }
    }

    /**
     * The facts about a config.
     *
     * @param connected the newest version that connected, if there is one
     */
    public static ConfigFacts of(int version, VpncConfig config, Optional<VpncConfig> connected) {
        Map<Directive, String> values = new EnumMap<>(Directive.class);
        config.directives().stream()
                .filter(directive -> !directive.isSecret())
                .forEach(directive ->
                        values.put(directive, config.value(directive).orElse("")));
        return new ConfigFacts(
                version, values, connected.map(other -> changed(config, other)).orElse(Set.of()));
    }

    private static Set<Directive> changed(VpncConfig one, VpncConfig other) {
        Set<Directive> changed = EnumSet.noneOf(Directive.class);
        for (Directive directive : Directive.values()) {
            if (!Objects.equals(one.value(directive), other.value(directive))) {
                changed.add(directive.canonical());
            }
        }
        return changed;
    }

    Optional<String> value(Directive directive) {
        return Optional.ofNullable(values.get(directive));
    }

    boolean has(Directive directive, String... wanted) {
        return value(directive).filter(value -> List.of(wanted).contains(value)).isPresent();
    }
}
