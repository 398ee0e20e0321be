package culvert.settings;

import culvert.manifest.AddonManifest;
import culvert.manifest.ManifestReader;
import culvert.manifest.ManifestRefused;
import culvert.security.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the settings from the environment and finds every mistake in one go. */
public final class SettingsReader {

    private static final int SECONDS_AHEAD = 60;

    private final Environment environment;

    private SettingsReader(Environment environment) {
        this.environment = environment;
    }

    /**
     * Reads and checks all settings.
     *
     * @param variables gives the value of a variable; an empty value counts as not set
     * @throws SettingsRefused with every mistake found
     */
    public static Settings read(Function<String, Optional<String>> variables) {
        Environment environment = new Environment(variables);
        Settings settings = new SettingsReader(environment).settings();
        if (!environment.mistakes().isEmpty()) {
            throw new SettingsRefused(environment.mistakes());
        }
        if (!settings.hasMarketplace()) {
            throw new SettingsRefused(List.of("No marketplace protocol is on: set CULVERT_SCALINGO_PASSWORD and "
                    + "CULVERT_SCALINGO_SSO_SALT, or the credentials of another one (docs/operating.md); "
                    + "the sample credentials of the manifest open nothing."));
        }
        return settings;
    }

    private Settings settings() {
        int port = environment.number("PORT", 8080, 1, 65535);
        Optional<DatabaseUrl> database = database();
        Optional<Secret> keyset = environment.secret("CULVERT_KEYSET");
        if (database.isPresent() && keyset.isEmpty()) {
            environment.mistake("CULVERT_KEYSET is required with DATABASE_URL: it seals what rests in that database, "
                    + "so keep it elsewhere; docs/operating.md shows how to make one.");
        }
        AddonManifest manifest = manifest();
        URI publicUrl = environment.address("CULVERT_PUBLIC_URL", "http://localhost:" + port);
        return new Settings(
                port,
                database,
                dataDir(),
                publicUrl,
                environment.address("CULVERT_REPORT_URL", publicUrl.toString()),
                keyset,
                manifest,
                new SignOnWindow(
                        Duration.ofSeconds(environment.number("CULVERT_SSO_WINDOW", 300, 1, 86_400)),
                        Duration.ofSeconds(SECONDS_AHEAD)),
                environment.number("CULVERT_CONF_MAX", 8192, 256, 131_052),
                OperatorReader.read(environment),
                NoticeReader.read(environment),
                ScalingoReader.read(environment, manifest),
                HerokuReader.read(environment, manifest),
                OsbReader.read(environment),
                CleverReader.read(environment, manifest));
    }

    private AddonManifest manifest() {
        Optional<String> path = environment.text("CULVERT_MANIFEST");
        try {
            return path.isPresent()
                    ? ManifestReader.read(Files.readString(Path.of(path.get())))
                    : BundledManifest.read();
        } catch (ManifestRefused e) {
            e.mistakes().forEach(environment::mistake);
        } catch (IOException | InvalidPathException e) {
            environment.mistake("CULVERT_MANIFEST names a file that cannot be read: " + path.orElseThrow() + ".");
        }
        return BundledManifest.read();
    }

    private Optional<DatabaseUrl> database() {
        Optional<String> url = environment.text("DATABASE_URL");
        try {
            return url.isPresent() ? Optional.of(DatabaseUrl.parse(url.get())) : Optional.empty();
        } catch (URISyntaxException e) {
            environment.mistake("DATABASE_URL cannot be read: " + e.getReason() + ".");
            return Optional.empty();
        }
    }

    private Path dataDir() {
        String path = environment.text("CULVERT_DATA_DIR").orElse("data");
        try {
            return Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            environment.mistake("CULVERT_DATA_DIR is no path: " + e.getReason() + ".");
            return Path.of("data");
        }
    }
}
