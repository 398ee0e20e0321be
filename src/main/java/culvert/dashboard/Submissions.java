package culvert.dashboard;

import culvert.resources.Resource;
import culvert.resources.StoredConfigs;
import culvert.settings.Settings;
import culvert.vpnc.Reading;
import culvert.vpnc.SecretMask;
import culvert.vpnc.SecretStrength;
import culvert.vpnc.VpncReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what comes from the editor: first the secrets go back where their mask stands, then our reader judges. */
@ApplicationScoped
class Submissions {

    private final StoredConfigs stored;
    private final int maxBytes;
    private final SecureRandom random = new SecureRandom();

    Submissions(StoredConfigs stored, Settings settings) {
        this.stored = stored;
        this.maxBytes = settings.confMax();
    }

    Submission read(Resource resource, ConfigForm form) {
        byte[] typed = form.conf().bytes();
        int seen = form.base().orElse(resource.newestVersion());
        byte[] clear = stored.version(resource.id(), seen)
                .map(config -> SecretMask.unmask(typed, config))
                .orElse(typed);
        int most = maxBytes + addedByBrowser(clear);
        Reading reading = VpncReader.read(clear, most);
        Optional<SecretStrength> strength = clear.length > most ? Optional.empty() : SecretStrength.of(clear);
        Reading judged = strength.map(known -> known.addTo(reading, clear)).orElse(reading);
        return new Submission(form.conf(), new SubmittedText(clear), judged, strength);
    }

    /** The meter of the text's group secret; null when there is nothing to measure. */
    @Nullable
    Meter meter(Submission submission) {
        return submission
                .strength()
                .map(strength -> new Meter(strength, SecretStrength.generate(random)))
                .orElse(null);
    }

    /** Browsers send each line end of a text area as CR LF; the CR is not the author's and does not count. */
    private static int addedByBrowser(byte[] text) {
        int added = 0;
        for (int i = 1; i < text.length; i++) {
            if (text[i] == '\n' && text[i - 1] == '\r') {
                added++;
            }
        }
        return added;
    }
}
