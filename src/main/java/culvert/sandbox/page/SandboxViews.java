package culvert.sandbox.page;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.containers.AppAddresses;
import culvert.sandbox.containers.AppStatus;
import culvert.sandbox.containers.Container;
import culvert.sandbox.containers.Formation;
import culvert.sandbox.page.SandboxView.AddonView;
import culvert.sandbox.page.SandboxView.ContainerView;
import culvert.sandbox.page.SandboxView.ExchangeView;
import culvert.sandbox.page.SandboxView.OfferView;
import culvert.sandbox.page.SandboxView.PlanView;
import culvert.sandbox.page.SandboxView.ProtocolView;
import culvert.sandbox.page.SandboxView.VariableView;
import culvert.sandbox.platform.Addon;
import culvert.sandbox.platform.AddonProviders;
import culvert.sandbox.platform.AddonStatus;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Restarts;
import culvert.sandbox.provider.AddonOffer;
import culvert.sandbox.provider.Exchange;
import culvert.sandbox.provider.Exchanges;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes the view of an app from what the platform knows. */
@SandboxOnly
@Singleton
class SandboxViews {

    private static final int EXCHANGES = 12;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Formation formation;
    private final Restarts restarts;
    private final AppAddresses addresses;
    private final AddonOffer offer;
    private final AddonProviders providers;
    private final Exchanges exchanges;
    private final SampleConfig sample;

    SandboxViews(
            Formation formation,
            Restarts restarts,
            AppAddresses addresses,
            AddonOffer offer,
            AddonProviders providers,
            Exchanges exchanges,
            SampleConfig sample) {
        this.formation = formation;
        this.restarts = restarts;
        this.addresses = addresses;
        this.offer = offer;
        this.providers = providers;
        this.exchanges = exchanges;
        this.sample = sample;
    }

    SandboxView of(App app) {
        return new SandboxView(
                app.name(),
                AppStatus.of(app, restarts, formation).wireName(),
                addresses.of(app).toString(),
                addresses.notice(app).orElse(""),
                new OfferView(
                        offer.id(),
                        offer.name(),
                        offer.plans().stream().map(SandboxViews::plan).toList()),
                providers.protocols().stream()
                        .map(each -> new ProtocolView(each.name(), each.title(), each.inShort()))
                        .toList(),
                Steps.of(app, formation.log(app)),
                app.addons().stream().map(this::addon).toList(),
                formation.containers(app).stream().map(SandboxViews::container).toList(),
                app.variables().stream()
                        .map(each -> new VariableView(each.name(), each.value().length(), each.fromAddon()))
                        .toList(),
                exchanges.newestFirst().stream()
                        .limit(EXCHANGES)
                        .map(SandboxViews::exchange)
                        .toList(),
                sample.text(),
                formation.runtime());
    }

    private AddonView addon(Addon addon) {
        String planName =
                offer.plan(addon.plan()).map(AddonOffer.Plan::displayName).orElse(addon.plan());
        return new AddonView(
                addon.id(),
                addon.protocol().title(),
                addon.protocol().suspends(),
                addon.resourceId(),
                addon.plan(),
                planName,
                addon.status() == AddonStatus.SUSPENDED);
    }

    private static PlanView plan(AddonOffer.Plan plan) {
        return new PlanView(
                plan.name(),
                plan.displayName(),
                "€ " + plan.price() + " / 30 days",
                plan.description().replace("*", ""));
    }

    private static ContainerView container(Container container) {
        String detail = container.exitStatus().isPresent()
                ? "ended by itself, status " + container.exitStatus().getAsInt()
                : "since " + CLOCK.format(container.startedAt());
        return new ContainerView(
                container.id(), container.label(), container.state().wireName(), detail);
    }

    private static ExchangeView exchange(Exchange exchange) {
        return new ExchangeView(
                CLOCK.format(exchange.at()),
                exchange.fromPlatform(),
                exchange.method(),
                exchange.path(),
                exchange.status() == 0 ? "no answer" : String.valueOf(exchange.status()),
                exchange.status() / 100 == 2,
                exchange.took().toMillis() + " ms");
    }
}
