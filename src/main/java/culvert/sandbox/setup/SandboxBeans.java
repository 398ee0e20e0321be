package culvert.sandbox.setup;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.api.AccessTokens;
import culvert.sandbox.containers.AppAddresses;
import culvert.sandbox.containers.ContainerRuntime;
import culvert.sandbox.containers.Formation;
import culvert.sandbox.page.SampleConfig;
import culvert.sandbox.platform.AddonProvider;
import culvert.sandbox.platform.AddonProviders;
import culvert.sandbox.platform.Addons;
import culvert.sandbox.platform.Apps;
import culvert.sandbox.platform.Restarts;
import culvert.sandbox.platform.Variables;
import culvert.sandbox.provider.AddonOffer;
import culvert.sandbox.provider.AddonOffer.Credentials;
import culvert.sandbox.provider.CleverProvider;
import culvert.sandbox.provider.Exchanges;
import culvert.sandbox.provider.HerokuGrant;
import culvert.sandbox.provider.HerokuProvider;
import culvert.sandbox.provider.OsbProvider;
import culvert.sandbox.provider.OtherMarketplaces;
import culvert.sandbox.provider.ProviderCalls;
import culvert.sandbox.provider.ScalingoProvider;
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
import java.util.ArrayList;
import java.util.List;
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
    OtherMarketplaces otherMarketplaces(Config config, AddonOffer offer) {
        return OtherMarketplaces.read(name -> config.getOptionalValue(name, String.class), offer.id());
    }

    @Produces
    @Singleton
    ProviderCalls calls(SandboxSettings settings, Exchanges exchanges, HttpServer server) {
        return new ProviderCalls(() -> broker(settings, server), exchanges, CLOCK);
    }

    void close(@Disposes ProviderCalls calls) {
        calls.close();
    }

    @Produces
    @Singleton
    HerokuGrant grant(OtherMarketplaces others) {
        return new HerokuGrant(
                others.clientSecret().orElseGet(() -> UUID.randomUUID().toString()));
    }

    @Produces
    @Singleton
    AddonProviders providers(
            SandboxSettings settings,
            AddonOffer offer,
            OtherMarketplaces others,
            HerokuGrant grant,
            ProviderCalls calls,
            HttpServer server) {
        Supplier<URI> publicUrl = () -> settings.publicUrl().orElseGet(() -> broker(settings, server));
        List<AddonProvider> ways = new ArrayList<>();
        ways.add(new ScalingoProvider(offer, publicUrl, calls, CLOCK));
        others.heroku()
                .map(known -> new HerokuProvider(offer.variables(), known, grant, publicUrl, calls, CLOCK))
                .ifPresent(ways::add);
        others.clever()
                .map(known -> new CleverProvider(offer.variables(), known, publicUrl, calls, CLOCK))
                .ifPresent(ways::add);
        others.osb()
                .map(known -> new OsbProvider(offer.variables(), known, calls))
                .ifPresent(ways::add);
        return new AddonProviders(ways);
    }

    @Produces
    @Singleton
    Addons addons(Apps apps, Variables variables, Restarts restarts, AddonProviders providers) {
        return new Addons(apps, variables, restarts, providers, CLOCK);
    }

    // The port is known only once the server listens, which is before anybody can ask for an add-on.
    private static URI broker(SandboxSettings settings, HttpServer server) {
        return settings.brokerUrl().orElseGet(() -> URI.create("http://localhost:" + server.getPort()));
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
