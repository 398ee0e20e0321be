package culvert.settings;

import culvert.manifest.AddonManifest;
import culvert.manifest.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The manifest that lies in the jar; its credentials are samples that open nothing in production. */
final class BundledManifest {

    private BundledManifest() {}

    static AddonManifest read() {
        try (InputStream in = Objects.requireNonNull(
                BundledManifest.class.getResourceAsStream("/addon-manifest.json"),
                "addon-manifest.json is not in the jar")) {
            return ManifestReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
