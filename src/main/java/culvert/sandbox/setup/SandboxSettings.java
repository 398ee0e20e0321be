package culvert.sandbox.setup;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of the sandbox, from the environment. It shares with the broker only names that a platform and a provider
 * would agree on anyway: the manifest and its credentials.
 *
 * @param port {@code PORT} (8080)
 * @param dataDir {@code CULVERT_DATA_DIR} ({@code data}) and below it {@code sandbox}
 * @param brokerUrl {@code CULVERT_SANDBOX_BROKER_URL}, where the provider answers us; unset: our own address
 * @param publicUrl {@code CULVERT_PUBLIC_URL}, where a browser reaches the provider; unset: as brokerUrl
 * @param manifest {@code CULVERT_MANIFEST}; unset: the one in the jar
 * @param username {@code CULVERT_SCALINGO_USERNAME}, instead of the manifest's
 * @param password {@code CULVERT_SCALINGO_PASSWORD}, instead of the manifest's
 * @param ssoSalt {@code CULVERT_SCALINGO_SSO_SALT}, instead of the manifest's
 * @param token {@code CULVERT_SANDBOX_TOKEN}, the API token; unset: made at the first start
 * @param runtime {@code CULVERT_SANDBOX_RUNTIME} ({@code auto})
 * @param image {@code CULVERT_SANDBOX_IMAGE}, of every app, in Docker
 * @param network {@code CULVERT_SANDBOX_NETWORK}, the Docker network of every app; unset: Docker's default
 * @param command {@code CULVERT_SANDBOX_COMMAND}, of every app; unset: the image's, or {@code ./serve} without Docker
 * @param appDirectory {@code CULVERT_SANDBOX_APP} ({@code container/app/demo}), the files of every app without Docker
 * @param supervisor {@code CULVERT_SANDBOX_SUPERVISOR} ({@code container/supervisor/with-vpn}), used without Docker
 * @param processNetwork {@code CULVERT_SANDBOX_PROCESS_NETWORK} ({@code 10.213.77.0/24}); its first address is this
 *     machine, seen from isolated processes
 * @param sample {@code CULVERT_SANDBOX_SAMPLE}, a file with a vpnc.conf for newcomers to paste
 * @param appPort {@code CULVERT_SANDBOX_APP_PORT} (PORT + 1), where the first app can be looked at
 */
record SandboxSettings(
        int port,
        Path dataDir,
        Optional<URI> brokerUrl,
        Optional<URI> publicUrl,
        Optional<Path> manifest,
        Optional<String> username,
        Optional<String> password,
        Optional<String> ssoSalt,
        Optional<String> token,
        Runner runtime,
        Optional<String> image,
        Optional<String> network,
        Optional<String> command,
        Path appDirectory,
        Path supervisor,
        String processNetwork,
        Optional<Path> sample,
        int appPort) {

    /** How apps are run. */
    enum Runner {
        /** Docker if an image is named and an engine answers, otherwise processes. */
        AUTO,
        DOCKER,
        PROCESS
    }

    /**
     * Reads the settings.
     *
     * @param environment gives the value of a variable; an empty value counts as not set
     * @throws IllegalArgumentException with a sentence about the first mistake
     */
    static SandboxSettings read(Function<String, Optional<String>> environment) {
        Function<String, Optional<String>> text =
                name -> environment.apply(name).map(String::strip).filter(value -> !value.isEmpty());
        int port = number(text, "PORT", 8080);
        return new SandboxSettings(
                port,
                Path.of(text.apply("CULVERT_DATA_DIR").orElse("data"), "sandbox")
                        .toAbsolutePath(),
                text.apply("CULVERT_SANDBOX_BROKER_URL").map(URI::create),
                text.apply("CULVERT_PUBLIC_URL").map(URI::create),
                text.apply("CULVERT_MANIFEST").map(Path::of),
                text.apply("CULVERT_SCALINGO_USERNAME"),
                text.apply("CULVERT_SCALINGO_PASSWORD"),
                text.apply("CULVERT_SCALINGO_SSO_SALT"),
                text.apply("CULVERT_SANDBOX_TOKEN"),
                runtime(text.apply("CULVERT_SANDBOX_RUNTIME").orElse("auto")),
                text.apply("CULVERT_SANDBOX_IMAGE"),
                text.apply("CULVERT_SANDBOX_NETWORK"),
                text.apply("CULVERT_SANDBOX_COMMAND"),
                path(text, "CULVERT_SANDBOX_APP", "container/app/demo"),
                path(text, "CULVERT_SANDBOX_SUPERVISOR", "container/supervisor/with-vpn"),
                text.apply("CULVERT_SANDBOX_PROCESS_NETWORK").orElse("10.213.77.0/24"),
                text.apply("CULVERT_SANDBOX_SAMPLE").map(Path::of),
                number(text, "CULVERT_SANDBOX_APP_PORT", port + 1));
    }

    private static Path path(Function<String, Optional<String>> text, String name, String otherwise) {
        return Path.of(text.apply(name).orElse(otherwise)).toAbsolutePath();
    }

    private static int number(Function<String, Optional<String>> text, String name, int otherwise) {
        Optional<String> value = text.apply(name);
        try {
            return value.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + " must be a whole number, but is '" + value.orElseThrow() + "'.", e);
        }
    }

    private static Runner runtime(String text) {
        return switch (text) {
            case "auto" -> Runner.AUTO;
            case "docker" -> Runner.DOCKER;
            case "process" -> Runner.PROCESS;
            default ->
                throw new IllegalArgumentException(
                        "CULVERT_SANDBOX_RUNTIME must be auto, docker or process, but is '" + text + "'.");
        };
    }

    /** Some of these are secrets. */
    @Override
    public String toString() {
        return "SandboxSettings";
    }
}
