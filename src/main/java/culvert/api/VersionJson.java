package culvert.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import culvert.delivery.Delivery;
import culvert.resources.ConfigVersion;
import culvert.rollback.VersionNote;
import culvert.tunnels.VersionRecord;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One config version.
 *
 * @param delivery how it fared on its way to the app
 * @param connected whether a tunnel came up with it; left out as long as no container reported
 * @param restores the version whose text it repeats
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionJson(
        int version,
        String author,
        @Schema(examples = "2026-11-21T12:00:00Z") String savedAt,
        @Schema(examples = "published") String delivery,
        @Nullable Boolean connected,
        String note,
        @Nullable Integer restores,
        boolean byItself) {

    static VersionJson of(
            ConfigVersion version, @Nullable Delivery delivery, @Nullable VersionRecord record, VersionNote note) {
        return new VersionJson(
                version.number(),
                version.author().value(),
                version.savedAt().toString(),
                delivery == null ? "waiting" : delivery.state().words(),
                record == null ? null : record.connectedAt().isPresent(),
                note.note(),
                note.restores().orElse(null),
                note.byItself());
    }
}
