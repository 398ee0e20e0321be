package culvert.rollback;

import java.util.Optional;

/**
 * What is to be said about a config version beside its text.
 *
 * @param note what a person wrote about it; may be empty
 * @param restores the version whose text it repeats
 * @param byItself whether that happened without a person
 */
public record VersionNote(int version, String note, Optional<Integer> restores, boolean byItself) {

    /** Nothing is to be said about this version. */
    public static VersionNote none(int version) {
        return new VersionNote(version, "", Optional.empty(), false);
    }
}
