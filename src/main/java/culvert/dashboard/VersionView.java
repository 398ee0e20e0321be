package culvert.dashboard;

import culvert.delivery.Delivery;
import culvert.delivery.DeliveryState;
import culvert.resources.ConfigVersion;
import culvert.rollback.VersionNote;
import culvert.tunnels.VersionRecord;
import java.util.Optional;

/**
 * One config version in the list of all.
 *
 * @param origin what its text repeats, and who saw to that; empty when it was written
 */
public record VersionView(
        int number, boolean newest, String author, Moment saved, Outcome outcome, String note, String origin) {

    /** What became of a version. */
    public enum Outcome {
        CONNECTED("connected"),
        NEVER_CONNECTED("never connected"),
        UNREPORTED("no container reported"),
        ON_ITS_WAY("on its way"),
        HELD("held"),
        REPLACED("replaced before it reached the app"),
        GIVEN_UP("did not reach the app");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static VersionView of(
            ConfigVersion version,
            boolean newest,
            Optional<Delivery> delivery,
            Optional<VersionRecord> record,
            VersionNote note) {
        return new VersionView(
                version.number(),
                newest,
                version.author().value(),
                new Moment(version.savedAt()),
                outcome(delivery.map(Delivery::state).orElse(DeliveryState.WAITING), record),
                note.note(),
                note.restores()
                        .map(restored -> origin(restored, note.byItself()))
                        .orElse(""));
    }

    /** The version before it; 0 when it is the first. */
    public int before() {
        return number - 1;
    }

    private static String origin(int restored, boolean byItself) {
        return "as version " + restored + (byItself ? ", gone back to by itself" : ", gone back to");
    }

    private static Outcome outcome(DeliveryState delivery, Optional<VersionRecord> record) {
        if (record.isPresent()) {
            return record.get().connectedAt().isPresent() ? Outcome.CONNECTED : Outcome.NEVER_CONNECTED;
        }
        return switch (delivery) {
            case PUBLISHED -> Outcome.UNREPORTED;
            case WAITING -> Outcome.ON_ITS_WAY;
            case HELD -> Outcome.HELD;
            case SUPERSEDED -> Outcome.REPLACED;
            case GIVEN_UP, CANCELLED -> Outcome.GIVEN_UP;
        };
    }
}
