package culvert.sandbox.setup;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.api.AccessTokens;
import culvert.sandbox.containers.AppAddresses;
import culvert.sandbox.containers.ContainerRuntime;
import culvert.sandbox.containers.Formation;
import culvert.sandbox.page.SampleConfig;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Restarts;
import culvert.sandbox.platform.Variables;
import culvert.sandbox.provider.AddonOffer;
import culvert.sandbox.provider.AddonOffer.Credentials;
import culvert.sandbox.provider.Exchanges;
import culvert.sandbox.provider.HttpAddonProvider;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/** Puts the plain parts of the sandbox together. */
@SandboxOnly
@ApplicationScoped
class SandboxBeans {

    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    SandboxSettings settings(Config config) {
        return SandboxSettings.read(name -> config.getOptionalValue(name, String.class));
    }

    @Produces
    @Singleton
    AddonOffer offer(SandboxSettings settings) {
        try {
            AddonOffer offer = AddonOffer.read(manifest(settings));
            Credentials written = offer.credentials();
            return offer.withCredentials(new Credentials(
                    settings.username().orElse(written.username()),
                    settings.password().orElse(written.password()),
                    settings.ssoSalt().orElse(written.ssoSalt())));
        } catch (IOException e) {
            throw new UncheckedIOException("The add-on manifest cannot be read", e);
        }
    }

    @Produces
    @Singleton
    Apps apps(SandboxSettings settings) {
        return Apps.open(settings.dataDir().resolve("state.json"), UUID::randomUUID, CLOCK);
    }

    @Produces
    @Singleton
    Variables variables(Apps apps) {
        return new Variables(apps);
    }

    @Produces
    @Singleton
    ContainerRuntime runtime(SandboxSettings settings) {
        return RuntimeChoice.make(settings);
    }

    @Produces
    @Singleton
    Formation formation(ContainerRuntime runtime) {
        return new Formation(runtime, CLOCK);
    }

    @Produces
    @Singleton
    AppAddresses addresses(SandboxSettings settings, Formation formation) {
        return new AppAddresses(formation, settings.appPort());
    }

    @Produces
    @Singleton
    Restarts restarts(Apps apps, Formation formation) {
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        return new Restarts(apps, formation, executor, CLOCK);
    }

    @Produces
    @Singleton
    Exchanges exchanges() {
        return new Exchanges();
    }

    @Produces
    @Singleton
    HttpAddonProvider provider(SandboxSettings settings, AddonOffer offer, Exchanges exchanges, HttpServer server) {
        // The port is known only once the server listens, which is before anybody can ask for an add-on.
        Supplier<URI> broker =
                () -> settings.brokerUrl().orElseGet(() -> URI.create("http://localhost:" + server.getPort()));
        return new HttpAddonProvider(offer, broker, () -> settings.publicUrl().orElseGet(broker), exchanges, CLOCK);
    }

    void close(@Disposes HttpAddonProvider provider) {
        provider.close();
    }

    @Produces
    @Singleton
    Addons addons(Apps apps, Variables variables, Restarts restarts, HttpAddonProvider provider) {
        return new Addons(apps, variables, restarts, provider, CLOCK);
    }

    @Produces
    @Singleton
    AccessTokens tokens(SandboxSettings settings, Apps apps) {
        return new AccessTokens(settings.token().orElseGet(apps::apiToken), CLOCK);
    }

    @Produces
    @Singleton
    SampleConfig sample(SandboxSettings settings) {
        return SampleConfig.read(settings.sample());
    }

    private static byte[] manifest(SandboxSettings settings) throws IOException {
        if (settings.manifest().isPresent()) {
            return Files.readAllBytes(settings.manifest().get());
        }
        try (InputStream bundled = SandboxBeans.class.getResourceAsStream("/addon-manifest.json")) {
            return Objects.requireNonNull(bundled).readAllBytes();
        }
    }
}
