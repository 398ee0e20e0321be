package culvert.provisioning.osb;

import culvert.resources.Author;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.settings.Settings;
import culvert.vpnc.Finding;
import culvert.vpnc.Reading;
import culvert.vpnc.Severity;
import culvert.vpnc.VpncReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** A vpnc.conf that came as a parameter: the same reader judges it as on the dashboard. */
@ApplicationScoped
class SubmittedConf {

    private final ResourceService resources;
    private final int maxBytes;

    SubmittedConf(ResourceService resources, Settings settings) {
        this.resources = resources;
        this.maxBytes = settings.confMax();
    }

    /** Saves the text as the newest version. @throws OsbRefused with 400 and what is wrong with it */
    void save(ResourceId resource, String text, Author author) {
        switch (VpncReader.read(text.getBytes(StandardCharsets.UTF_8), maxBytes)) {
            case Reading.Accepted accepted -> {
                try {
                    resources.save(resource, accepted.config(), Optional.empty(), author);
                } catch (ResourceRefused e) {
                    throw OsbAnswers.translate(e);
                }
            }
            case Reading.Refused refused -> throw OsbRefused.badRequest("vpnc_conf: " + mistakes(refused));
        }
    }

    private static String mistakes(Reading.Refused refused) {
        return refused.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(SubmittedConf::sentence)
                .collect(Collectors.joining(" "));
    }

    private static String sentence(Finding finding) {
        return "line " + finding.line() + ": " + finding.message();
    }
}
