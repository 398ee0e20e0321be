package culvert.sandbox.platform;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one provider, by each of the protocols that it can be reached by. */
public final class AddonProviders {

    private final Map<Protocol, AddonProvider> ways = new EnumMap<>(Protocol.class);

    public AddonProviders(List<? extends AddonProvider> ways) {
        ways.forEach(way -> this.ways.put(way.protocol(), way));
    }

    public List<Protocol> protocols() {
        return List.copyOf(ways.keySet());
    }

    /**
     * The provider by this protocol.
     *
     * @throws Refused if it cannot be reached by it
     */
    public AddonProvider by(Protocol protocol) {
        return Optional.ofNullable(ways.get(protocol)).orElseThrow(() -> new Refused(new Problem.NotFound("protocol")));
    }

    /** The only variables the provider may set; its manifest is the same in every protocol. */
    Set<String> variables() {
        return ways.values().iterator().next().variables();
    }
}
