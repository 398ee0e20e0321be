package culvert.api;

import culvert.rollback.ConfigChange;
import org.jspecify.annotations.Nullable;

/** What one directive was and is; null where it is not set. */
record ChangeJson(
        String directive, @Nullable String before, @Nullable String after, boolean secret) {

    static ChangeJson of(ConfigChange change) {
        return new ChangeJson(
                change.directive().spelling(),
                change.before().orElse(null),
                change.after().orElse(null),
                change.directive().isSecret());
    }
}
