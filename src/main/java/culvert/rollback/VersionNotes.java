package culvert.rollback;

import culvert.audit.Act;
import culvert.audit.AuditTrail;
import culvert.resources.ResourceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notes in the database. */
@ApplicationScoped
public class VersionNotes {

    private static final int LONGEST = 200;

    private final EntityManager database;
    private final AuditTrail trail;

    VersionNotes(EntityManager database, AuditTrail trail) {
        this.database = database;
        this.trail = trail;
    }

    /** The notes of a resource by version; versions about which there is nothing to say are not in it. */
    @Transactional
    public Map<Integer, VersionNote> of(ResourceId resource) {
        List<?> rows = database.createNativeQuery(
                        "select version, note, restores, by_itself from version_note where resource_id = :resource")
                .setParameter("resource", resource.value())
                .getResultList();
        Map<Integer, VersionNote> notes = new HashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            int version = (Integer) columns[0];
            notes.put(
                    version,
                    new VersionNote(version, (String) columns[1], Optional.ofNullable((Integer) columns[2]), (Boolean)
                            columns[3]));
        }
        return notes;
    }

    /** The note of one version. */
    @Transactional
    public VersionNote of(ResourceId resource, int version) {
        return of(resource).getOrDefault(version, VersionNote.none(version));
    }

    /** Writes what a person wants to remember about a version; at most 200 characters of it. */
    @Transactional
    public void write(ResourceId resource, int version, String note) {
        String text = note.strip().replaceAll("\\p{Cntrl}", " ");
        int written = database.createNativeQuery("""
                        insert into version_note (resource_id, version, note)
                        select resource_id, number, :note from config_version
                        where resource_id = :resource and number = :version
                        on conflict (resource_id, version) do update set note = excluded.note
                        """)
                .setParameter("resource", resource.value())
                .setParameter("version", version)
                .setParameter("note", text.substring(0, Math.min(LONGEST, text.length())))
                .executeUpdate();
        if (written > 0) {
            trail.note(Act.NOTE_WRITTEN, resource, "about version " + version);
        }
    }

    @Transactional
    void markRestoring(ResourceId resource, int version, int restores, boolean byItself) {
        database.createNativeQuery("""
                        insert into version_note (resource_id, version, restores, by_itself)
                        values (:resource, :version, :restores, :byItself)
                        """)
                .setParameter("resource", resource.value())
                .setParameter("version", version)
                .setParameter("restores", restores)
                .setParameter("byItself", byItself)
                .executeUpdate();
        trail.note(Act.RESTORED, resource, "version " + restores + " as version " + version);
    }
}
