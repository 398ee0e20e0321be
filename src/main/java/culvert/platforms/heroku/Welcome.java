package culvert.platforms.heroku;

import culvert.resources.AppId;
import culvert.resources.ResourceService;
import culvert.security.Secret;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What follows an order with a grant: exchange its code, say that the order was carried out where the platform waits for
 * that, and subscribe to what happens to app and add-on. Each step is noted, so that trying again goes on where it stopped.
 */
@ApplicationScoped
class Welcome {

    private static final Duration PATIENCE = Duration.ofHours(6);

    private final HerokuConnection connection;
    private final HerokuAddons addons;
    private final ResourceService resources;
    private final Clock clock;
    private final URI publicUrl;
    private final boolean reachable;

    Welcome(
            HerokuConnection connection,
            HerokuAddons addons,
            ResourceService resources,
            Clock clock,
            Settings settings) {
        this.connection = connection;
        this.addons = addons;
        this.resources = resources;
        this.clock = clock;
        this.publicUrl = settings.publicUrl();
        this.reachable = settings.isHttps();
    }

    /** Whether the order is so young that the platform may still come to know the add-on. */
    boolean isYoung(String uuid) {
        return addons.known(uuid)
                .map(addon -> resources.find(addon.resource()).createdAt())
                .filter(ordered -> clock.instant().isBefore(ordered.plus(PATIENCE)))
                .isPresent();
    }

    /**
     * Takes the steps that are left.
     *
     * @throws culvert.platforms.PlatformFailure when one does not succeed
     */
    void complete(String uuid) {
        Optional<HerokuAddons.Known> known = addons.known(uuid);
        if (known.isPresent() && connection.isOn()) {
            Secret token = connection.tokens().accessToken(new AppId(uuid)).orElseThrow();
            complete(known.get(), token);
        }
    }

    /**
     * Ends an order that cannot be carried out, where the platform waits to be told of its end: there and here. Without a
     * token there is nobody to tell it in the name of.
     *
     * @throws culvert.platforms.PlatformFailure when the platform does not take that either
     */
    void giveUp(String uuid) {
        Optional<HerokuAddons.Known> awaited = addons.known(uuid).filter(HerokuAddons.Known::awaited);
        if (awaited.flatMap(HerokuAddons.Known::refreshToken).isPresent() && connection.isOn()) {
            Secret token = connection.tokens().accessToken(new AppId(uuid)).orElseThrow();
            connection.api().givenUp(uuid, token);
            resources.deprovision(awaited.get().resource());
        }
    }

    private void complete(HerokuAddons.Known addon, Secret token) {
        if (addon.awaited()) {
            connection.api().provisioned(addon.uuid(), token);
            addons.noLongerAwaited(addon.uuid());
        }
        // The platform takes no webhook with an address that is not https.
        if (reachable && !addon.subscribed()) {
            URI ours = URI.create(publicUrl + "/heroku/webhooks/" + addon.resource());
            connection.api().subscribe(addon.uuid(), token, ours, addon.webhookSecret());
            addons.subscribed(addon.uuid());
        }
    }
}
