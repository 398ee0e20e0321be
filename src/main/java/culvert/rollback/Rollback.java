package culvert.rollback;

import culvert.resources.Author;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.resources.Saved;
import culvert.resources.StoredConfigs;
import culvert.vpnc.VpncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Going back: the text of an earlier version becomes a new one, so that this too can be undone. */
@ApplicationScoped
public class Rollback {

    private final ResourceService resources;
    private final StoredConfigs stored;
    private final VersionNotes notes;

    Rollback(ResourceService resources, StoredConfigs stored, VersionNotes notes) {
        this.resources = resources;
        this.stored = stored;
        this.notes = notes;
    }

    /**
     * Saves the text of an earlier version as the newest one and has it delivered.
     *
     * @param seen the newest version that the author saw
     * @return empty when there is no such version, or its text would be refused today
     * @throws culvert.resources.ResourceRefused as {@link ResourceService#save} does
     */
    @Transactional
    public Optional<Saved> restore(ResourceId resource, int version, int seen, Author author) {
        return restore(resource, version, seen, author, false);
    }

    @Transactional
    Optional<Saved> restore(ResourceId resource, int version, int seen, Author author, boolean byItself) {
        Optional<VpncConfig> config = stored.version(resource, version);
        Optional<Saved> saved = config.map(text -> resources.save(resource, text, Optional.of(seen), author));
        if (saved.isPresent() && saved.get() instanceof Saved.NewVersion made) {
            notes.markRestoring(resource, made.newest(), version, byItself);
        }
        return saved;
    }
}
