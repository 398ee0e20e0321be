package culvert.settings;

import com.google.crypto.tink.KeysetHandle;
import culvert.manifest.AddonManifest;
import culvert.security.KeysetUnusable;
import culvert.security.Keysets;
import culvert.security.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the operator set, checked. Names, meanings and defaults stand in docs/operating.md.
 *
 * @param database empty = an embedded PostgreSQL below {@code dataDir}
 * @param publicUrl what browsers reach, without a slash at the end
 * @param reportUrl what supervisors reach, without a slash at the end
 * @param keyset a Tink keyset or the file that holds one; always there when {@code database} is
 * @param confMax the largest vpnc.conf, in bytes
 * @param operator what concerns those who run the broker
 * @param notices how customers may be told about their tunnels
 * @param scalingo empty = this protocol is off; the same for the other protocols
 */
public record Settings(
        int port,
        Optional<DatabaseUrl> database,
        Path dataDir,
        URI publicUrl,
        URI reportUrl,
        Optional<Secret> keyset,
        AddonManifest manifest,
        SignOnWindow signOnWindow,
        int confMax,
        OperatorSettings operator,
        NoticeSettings notices,
        Optional<ScalingoSettings> scalingo,
        Optional<HerokuSettings> heroku,
        Optional<OsbSettings> osb,
        Optional<CleverSettings> clever) {

    private static final String OWN_KEYSET = "keyset.json";

    // Room for a form in which every byte of the largest config is percent-encoded, and for what JSON adds elsewhere.
    private static final int BODY_FLOOR = 1024 * 1024;

    /**
     * The keyset: the one that was set, or our own in the data directory, made when it is not there.
     *
     * @throws KeysetUnusable with one sentence for the operator
     */
    public KeysetHandle openKeyset() {
        return keyset.map(Keysets::fromSetting).orElseGet(() -> Keysets.fromFileOrNew(dataDir.resolve(OWN_KEYSET)));
    }

    /**
     * The same as it is now; never made anew, for that would hide that it was lost.
     *
     * @throws KeysetUnusable with one sentence for the operator
     */
    public KeysetHandle readKeyset() {
        return keyset.map(Keysets::fromSetting).orElseGet(() -> Keysets.fromFile(dataDir.resolve(OWN_KEYSET)));
    }

    /** Whether any marketplace can order from us. */
    boolean hasMarketplace() {
        return scalingo.isPresent() || heroku.isPresent() || osb.isPresent() || clever.isPresent();
    }

    /** The largest request body, in bytes. */
    public int bodyMax() {
        return Math.max(BODY_FLOOR, 4 * confMax);
    }

    /** Whether browsers reach us by https; session cookies are then Secure. */
    public boolean isHttps() {
        return "https".equalsIgnoreCase(publicUrl.getScheme());
    }
}
