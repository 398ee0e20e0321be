package culvert.rollback;

import culvert.vpnc.Directive;
import culvert.vpnc.SecretMask;
import culvert.vpnc.VpncConfig;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directive in which two configs differ.
 *
 * @param before its value; empty when it was not set. That of a secret is masked
 * @param after the same afterwards
 */
public record ConfigChange(Directive directive, Optional<String> before, Optional<String> after) {

    /** Everything in which two configs differ, in the order of the published text. */
    public static List<ConfigChange> between(VpncConfig before, VpncConfig after) {
        Set<Directive> all = EnumSet.noneOf(Directive.class);
        all.addAll(before.directives());
        all.addAll(after.directives());
        List<ConfigChange> changes = new ArrayList<>();
        for (Directive directive : all) {
            if (!before.value(directive).equals(after.value(directive))) {
                changes.add(new ConfigChange(directive, shown(before, directive), shown(after, directive)));
            }
        }
        return changes;
    }

    private static Optional<String> shown(VpncConfig config, Directive directive) {
        return config.value(directive).map(value -> directive.isSecret() ? SecretMask.MASK : value);
    }
}
