package culvert.dashboard;

import culvert.delivery.Delivery;
import culvert.delivery.DeliveryState;
import culvert.resources.ConfigVersion;
import culvert.tunnels.ResourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Says in steps how a delivery stands: saved, published, restart asked, tunnels up. */
final class DeliverySteps {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ConfigVersion version;
    private final Delivery delivery;
    private final String platform;
    private final ResourceStatus tunnels;
    private final Instant now;

    DeliverySteps(ConfigVersion version, Delivery delivery, String platform, ResourceStatus tunnels, Instant now) {
        this.version = version;
        this.delivery = delivery;
        this.platform = platform;
        this.tunnels = tunnels;
        this.now = now;
    }

    DeliveryView view() {
        return new DeliveryView(
                "Version " + version.number() + " " + headline(),
                List.of(saved(), published(), restarted(), TunnelStep.of(delivery, tunnels, now)),
                delivery.state() == DeliveryState.WAITING,
                isSoon() ? DeliveryView.CLOSE_LOOK : DeliveryView.CALM_LOOK,
                delivery.state() == DeliveryState.GIVEN_UP);
    }

    private String headline() {
        return switch (delivery.state()) {
            case WAITING -> "is on its way to your app";
            case HELD -> "is held";
            case PUBLISHED -> isWithApp() ? "is with your app" : "is ready for your app";
            case SUPERSEDED -> "was replaced";
            case GIVEN_UP -> "did not reach your app";
            case CANCELLED -> "is cancelled";
        };
    }

    private boolean isWithApp() {
        return delivery.restartedAt().isPresent();
    }

    private Step saved() {
        return Step.done("Saved", "as version " + version.number(), new Moment(version.savedAt()));
    }

    private Step published() {
        return delivery.publishedAt()
                // With both times and waiting again: whether the app has kept it could not be seen.
                .filter(at -> delivery.state() != DeliveryState.WAITING
                        || delivery.restartedAt().isEmpty())
                .map(at -> Step.done(
                        "Published",
                        isWithApp() || delivery.state() != DeliveryState.PUBLISHED
                                ? "to " + platform
                                : "to the bindings made from now on",
                        new Moment(at)))
                .orElseGet(() -> open("Publishing"));
    }

    private Step restarted() {
        if (delivery.restartedAt().isPresent()) {
            return Step.done(
                    "Restart asked",
                    "for every container of the app",
                    new Moment(delivery.restartedAt().get()));
        }
        if (delivery.state() == DeliveryState.PUBLISHED) {
            return Step.open(
                    "Your part",
                    Step.State.NOW,
                    "Bind the add-on to your app, again if it is bound already, and restage or restart the app: it gets this version with its next binding.");
        }
        return delivery.publishedAt().isPresent()
                ? open("Restart")
                : Step.open("Restart", Step.State.LATER, "comes after that");
    }

    /** The step at which the delivery stands. */
    private Step open(String name) {
        return switch (delivery.state()) {
            case HELD -> Step.open(name, Step.State.HELD, "held while the add-on is suspended");
            case GIVEN_UP ->
                Step.open(name, Step.State.FAILED, "given up after " + attempts() + ": " + failure() + ".");
            case CANCELLED, SUPERSEDED ->
                Step.open(name, Step.State.HELD, delivery.state().words());
            case WAITING, PUBLISHED -> waiting(name);
        };
    }

    private Step waiting(String name) {
        if (delivery.attempts() == 0 || delivery.lastFailure().isEmpty()) {
            return Step.open(name, Step.State.NOW, "calling " + platform + " …");
        }
        String what = attempts() + " failed: " + failure() + ". ";
        return delivery.nextAttemptAt()
                .filter(next -> next.isAfter(now))
                .map(next -> new Step(name, Step.State.FAILED, what + "Next attempt:", new Moment(next)))
                .orElseGet(() -> Step.open(name, Step.State.FAILED, what + "Trying again now …"));
    }

    private String failure() {
        return delivery.lastFailure().orElse("the cause is not known");
    }

    private String attempts() {
        return delivery.attempts() == 1 ? "1 attempt" : delivery.attempts() + " attempts";
    }

    private boolean isSoon() {
        return delivery.nextAttemptAt().stream().allMatch(next -> next.isBefore(now.plus(SOON)));
    }
}
