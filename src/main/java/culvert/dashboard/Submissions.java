package culvert.dashboard;

import culvert.resources.Resource;
import culvert.vpnc.SecretMask;
import culvert.vpnc.VpncReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what comes from the editor: first the secrets go back where their mask stands, then our reader judges. */
@ApplicationScoped
class Submissions {

    private final StoredConfigs stored;
    private final VpncReader reader;

    Submissions(StoredConfigs stored, VpncReader reader) {
        this.stored = stored;
        this.reader = reader;
    }

    Submission read(Resource resource, ConfigForm form) {
        int seen = form.base().orElse(resource.newestVersion());
        byte[] clear = stored.version(resource.id(), seen)
                .map(config -> SecretMask.unmask(form.conf(), config))
                .orElse(form.conf());
        return new Submission(form.conf(), clear, reader.read(clear));
    }
}
