package culvert.dashboard;

import culvert.rollback.ConfigChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of all versions.
 *
 * @param notice one sentence about what was just done; empty for none
 * @param comparison null when nobody asked for one
 */
public record VersionsView(
        Frame frame,
        String notice,
        boolean suspended,
        boolean goesBack,
        List<VersionView> versions,
        @Nullable Comparison comparison) {

    public VersionsView {
        versions = List.copyOf(versions);
    }

    /** What two versions differ in. */
    public record Comparison(int from, int to, List<Change> changes) {
        public Comparison {
            changes = List.copyOf(changes);
        }
    }

    /** One line of a comparison; a value that is not set is empty, and one that is a secret is masked. */
    public record Change(String directive, boolean secret, boolean wasSet, String before, boolean isSet, String after) {

        static Change of(ConfigChange change) {
            return new Change(
                    change.directive().spelling(),
                    change.directive().isSecret(),
                    change.before().isPresent(),
                    change.before().orElse(""),
                    change.after().isPresent(),
                    change.after().orElse(""));
        }
    }

    /** The number of the newest version; 0 as long as nothing was saved. */
    public int newest() {
        return versions.isEmpty() ? 0 : versions.getFirst().number();
    }
}
