package culvert.settings;

import culvert.manifest.AddonManifest;
import culvert.manifest.ManifestReader;
import culvert.manifest.ManifestRefused;
import culvert.manifest.PlatformCredentials;
import culvert.security.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reads the settings from the environment and finds every mistake in one go. */
public final class SettingsReader {

    private static final String SCALINGO_API = "https://api.osc-fr1.scalingo.com";
    private static final int SECONDS_AHEAD = 60;

    private final Function<String, Optional<String>> environment;
    private final List<String> mistakes = new ArrayList<>();

    private SettingsReader(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /**
     * Reads and checks all settings.
     *
     * @param environment gives the value of a variable; an empty value counts as not set
     * @throws SettingsRefused with every mistake found
     */
    public static Settings read(Function<String, Optional<String>> environment) {
        return new SettingsReader(environment).settings();
    }

    /** The manifest that lies in the jar; its credentials are samples that open nothing in production. */
    public static AddonManifest bundledManifest() {
        try (InputStream in = Objects.requireNonNull(
                SettingsReader.class.getResourceAsStream("/addon-manifest.json"),
                "addon-manifest.json is not in the jar")) {
            return ManifestReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Settings settings() {
        int port = number("PORT", 8080, 1, 65535);
        Optional<DatabaseUrl> database = database();
        Optional<Secret> keyset = text("CULVERT_KEYSET").map(Secret::of);
        if (database.isPresent() && keyset.isEmpty()) {
            mistakes.add("CULVERT_KEYSET is required with DATABASE_URL: it seals what rests in that database, "
                    + "so keep it elsewhere; docs/operating.md shows how to make one.");
        }
        AddonManifest manifest = manifest();
        Optional<ScalingoSettings> scalingo = scalingo(manifest);
        if (scalingo.isEmpty() && mistakes.isEmpty()) {
            mistakes.add("No marketplace protocol is on: set CULVERT_SCALINGO_PASSWORD and CULVERT_SCALINGO_SSO_SALT "
                    + "(the sample credentials of the manifest open nothing).");
        }
        URI publicUrl = address("CULVERT_PUBLIC_URL", "http://localhost:" + port);
        var settings = new Settings(
                port,
                database,
                dataDir(),
                publicUrl,
                address("CULVERT_REPORT_URL", publicUrl.toString()),
                keyset,
                manifest,
                new SignOnWindow(
                        Duration.ofSeconds(number("CULVERT_SSO_WINDOW", 300, 1, 86_400)),
                        Duration.ofSeconds(SECONDS_AHEAD)),
                number("CULVERT_CONF_MAX", 8192, 256, 131_052),
                scalingo);
        if (!mistakes.isEmpty()) {
            throw new SettingsRefused(mistakes);
        }
        return settings;
    }

    private Optional<ScalingoSettings> scalingo(AddonManifest manifest) {
        PlatformCredentials written = manifest.credentials();
        PlatformCredentials samples = bundledManifest().credentials();
        var credentials = new PlatformCredentials(
                text("CULVERT_SCALINGO_USERNAME").orElse(written.username()),
                text("CULVERT_SCALINGO_PASSWORD").map(Secret::of).orElse(written.password()),
                text("CULVERT_SCALINGO_SSO_SALT").map(Secret::of).orElse(written.ssoSalt()));
        URI api = address("CULVERT_SCALINGO_API_URL", SCALINGO_API);
        boolean samplePassword = credentials.password().equals(samples.password());
        boolean sampleSalt = credentials.ssoSalt().equals(samples.ssoSalt());
        if (samplePassword != sampleSalt) {
            mistakes.add(
                    samplePassword
                            ? "CULVERT_SCALINGO_PASSWORD is not set, but CULVERT_SCALINGO_SSO_SALT is: set both."
                            : "CULVERT_SCALINGO_SSO_SALT is not set, but CULVERT_SCALINGO_PASSWORD is: set both.");
        }
        return samplePassword || sampleSalt ? Optional.empty() : Optional.of(new ScalingoSettings(credentials, api));
    }

    private AddonManifest manifest() {
        Optional<String> path = text("CULVERT_MANIFEST");
        try {
            return path.isPresent() ? ManifestReader.read(Files.readString(Path.of(path.get()))) : bundledManifest();
        } catch (ManifestRefused e) {
            mistakes.addAll(e.mistakes());
        } catch (IOException | InvalidPathException e) {
            mistakes.add("CULVERT_MANIFEST names a file that cannot be read: " + path.orElseThrow() + ".");
        }
        return bundledManifest();
    }

    private Optional<DatabaseUrl> database() {
        Optional<String> url = text("DATABASE_URL");
        try {
            return url.isPresent() ? Optional.of(DatabaseUrl.parse(url.get())) : Optional.empty();
        } catch (URISyntaxException e) {
            mistakes.add("DATABASE_URL cannot be read: " + e.getReason() + ".");
            return Optional.empty();
        }
    }

    private Path dataDir() {
        String path = text("CULVERT_DATA_DIR").orElse("data");
        try {
            return Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            mistakes.add("CULVERT_DATA_DIR is no path: " + e.getReason() + ".");
            return Path.of("data");
        }
    }

    private URI address(String name, String otherwise) {
        String text = text(name).orElse(otherwise).replaceFirst("/+$", "");
        try {
            URI address = new URI(text);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            mistakes.add(name + " is no web address: " + e.getReason() + ".");
            return URI.create(otherwise);
        }
        mistakes.add(name + " must be a web address such as https://culvert.example, but is '" + text + "'.");
        return URI.create(otherwise);
    }

    private int number(String name, int otherwise, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            mistakes.add(name + " must be a whole number, but is '" + text.get() + "'.");
            return otherwise;
        }
        mistakes.add("%s must lie between %d and %d, but is '%s'.".formatted(name, least, most, text.get()));
        return otherwise;
    }

    private Optional<String> text(String name) {
        return environment.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }
}
