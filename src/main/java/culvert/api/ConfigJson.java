package culvert.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.vpnc.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A config as it is shown.
 *
 * @param version 0 as long as nothing was saved
 * @param conf its text; secrets are masked
 */
record ConfigJson(
        @Schema(examples = "3") int version,

        @Schema(examples = "IPSec gateway vpn.example.com\nIPSec ID staff\nIPSec secret ********\n")
        String conf) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A config as it is sent.
     *
     * @param basedOn the version that was changed; empty skips the check for changes made since
     */
    record Sent(String conf, Optional<Integer> basedOn) {

        /** @throws ApiRefused when it is no such object */
        static Sent read(byte[] body) {
            try {
                JsonNode root = JSON.readTree(body);
                JsonNode conf = root.path("conf");
                JsonNode basedOn = root.path("basedOn");
                if (!conf.isTextual() || !(basedOn.isMissingNode() || basedOn.canConvertToInt())) {
                    throw ApiRefused.malformed();
                }
                return new Sent(
                        conf.textValue(), basedOn.isMissingNode() ? Optional.empty() : Optional.of(basedOn.intValue()));
            } catch (JsonProcessingException e) {
                throw ApiRefused.malformed();
            } catch (IOException e) {
                throw new IllegalStateException("reading from memory does not fail", e);
            }
        }
    }

    /**
     * What came of saving.
     *
     * @param saved false when the text is that of the newest version already
     */
    record Saved(@Schema(examples = "4") int version, boolean saved) {

        /** @throws ApiRefused when somebody saved in between */
        static Saved of(culvert.resources.Saved saved) {
            return switch (saved) {
                case culvert.resources.Saved.NewVersion made -> new Saved(made.newest(), true);
                case culvert.resources.Saved.Unchanged same -> new Saved(same.newest(), false);
                case culvert.resources.Saved.Stale stale -> throw ApiRefused.stale(stale.newest());
            };
        }
    }

    /** Why a config was refused. */
    record Refused(String error, List<Remark> findings) {}

    /** One finding. */
    record Remark(int line, int column, String severity, String code, String message, String remedy) {
        static Remark of(Finding finding) {
            return new Remark(
                    finding.line(),
                    finding.column(),
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    finding.message(),
                    finding.remedy());
        }
    }
}
