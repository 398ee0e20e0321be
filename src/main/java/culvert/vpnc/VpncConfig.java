package culvert.vpnc;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a vpnc.conf sets, after it was read and found fit to be published. Made by {@link VpncReader} only. Equal when
 * the same directives have the same values; never prints a secret by itself.
 */
public final class VpncConfig {

    private final Map<Directive, String> values;

    VpncConfig(Map<Directive, String> values) {
        this.values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /**
     * The value in force: decoded and without quotes; the empty text for a flag that is on. Empty when the directive is
     * not set, also where vpnc has a default. A secret comes in clear, under the name of its clear directive.
     */
    public Optional<String> value(Directive directive) {
        return Optional.ofNullable(values.get(directive.canonical()));
    }

    /** Whether a flag is switched on, or another directive set. */
    public boolean isSet(Directive directive) {
        return values.containsKey(directive.canonical());
    }

    /** The directives that are set, in the order of the published text. */
    public List<Directive> directives() {
        return List.copyOf(values.keySet());
    }

    /**
     * The canonical text, the one that is published: known directives only, one a line, ended by LF, in fixed order.
     * Reading it again gives an equal config.
     */
    public String render() {
        return Rendering.of(values);
    }

    /** {@link #render()} in UTF-8, the bytes to publish. */
    public byte[] renderBytes() {
        return render().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VpncConfig that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The canonical text with its secrets masked. */
    @Override
    public String toString() {
        return SecretMask.mask(this);
    }

    Map<Directive, String> values() {
        return values;
    }
}
