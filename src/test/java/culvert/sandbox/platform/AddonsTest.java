package culvert.sandbox.platform;

import static culvert.sandbox.platform.PlatformFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddonsTest {

    @TempDir
    Path directory;

    private PlatformFixture platform;

    @BeforeEach
    void set_up() {
        platform = new PlatformFixture(directory.resolve("state.json"));
    }

    @Test
    void an_order_goes_to_the_provider_with_the_platforms_ids() {
        Addons.Outcome outcome = platform.addons.order(platform.app(), Protocol.SCALINGO, "standard");

        Addon addon = outcome.addon();
        assertThat(addon.id()).matches("ad-[0-9a-f-]{36}");
        assertThat(platform.provider.asked)
                .containsExactly(
                        "provision " + addon.id() + " " + platform.app().providerAppId() + " standard");
        assertThat(platform.app().addons()).containsExactly(addon);
        assertThat(outcome.message()).isEqualTo("Paste your vpnc.conf");
        assertThat(platform.restarts.isRestarting(platform.app())).isFalse();
    }

    @Test
    void variables_in_the_providers_answer_are_set_and_restart_the_app() {
        platform.provider.config = Map.of("SCALINGO_VPNC_CONF", "x");
        assertThat(platform.addons
                        .order(platform.app(), Protocol.SCALINGO, "standard")
                        .variables())
                .containsExactly("SCALINGO_VPNC_CONF");
        assertThat(platform.app().environment()).containsEntry("SCALINGO_VPNC_CONF", "x");
        assertThat(platform.restarts.isRestarting(platform.app())).isTrue();
    }

    @Test
    void an_order_that_the_provider_refuses_leaves_nothing() {
        platform.provider.problem = new Problem.RefusedByProvider("no more plans");
        assertRefused(
                () -> platform.addons.order(platform.app(), Protocol.SCALINGO, "standard"),
                new Problem.RefusedByProvider("no more plans"));
        assertThat(platform.app().addons()).isEmpty();
    }

    @Test
    void what_the_provider_publishes_restarts_the_app_once_for_each_real_change() {
        platform.addons.order(platform.app(), Protocol.SCALINGO, "standard");
        publish("SCALINGO_VPNC_CONF", "one");
        platform.runRestarts();
        publish("SCALINGO_VPNC_CONF", "one");
        platform.runRestarts();
        publish("SCALINGO_VPNC_CONF", "two");
        platform.runRestarts();
        assertThat(platform.restarted).containsExactly("{SCALINGO_VPNC_CONF=one}", "{SCALINGO_VPNC_CONF=two}");
    }

    @Test
    void null_removes_a_variable() {
        platform.addons.order(platform.app(), Protocol.SCALINGO, "standard");
        publish("SCALINGO_VPNC_CONF", "one");
        publish("SCALINGO_VPNC_CONF", null);
        assertThat(platform.app().variables()).isEmpty();
    }

    @Test
    void the_provider_sets_only_variables_of_its_manifest() {
        platform.addons.order(platform.app(), Protocol.SCALINGO, "standard");
        assertRefused(
                () -> publish("PATH", "/evil"), new Problem.Invalid("config", "PATH is not a variable of this add-on"));
    }

    @Test
    void an_app_without_the_add_on_does_not_exist_for_the_provider() {
        assertRefused(() -> publish("SCALINGO_VPNC_CONF", "x"), new Problem.NotFound("app"));
    }

    @Test
    void the_providers_variables_go_with_the_last_add_on_and_the_app_is_restarted() {
        Addon first = platform.addons
                .order(platform.app(), Protocol.SCALINGO, "standard")
                .addon();
        Addon second = platform.addons
                .order(platform.app(), Protocol.SCALINGO, "standard")
                .addon();
        platform.variables.put(platform.app(), Map.of("MINE", "1"));
        publish("SCALINGO_VPNC_CONF", "one");
        platform.runRestarts();

        platform.addons.remove(platform.app(), first.id());
        assertThat(platform.app().environment()).containsKey("SCALINGO_VPNC_CONF");
        assertThat(platform.restarts.isRestarting(platform.app())).isFalse();

        platform.addons.remove(platform.app(), second.id());
        assertThat(platform.app().environment()).containsOnlyKeys("MINE");
        platform.runRestarts();
        assertThat(platform.restarted).last().isEqualTo("{MINE=1}");
    }

    @Test
    void an_add_on_that_the_provider_will_not_remove_stays() {
        Addon addon = platform.addons
                .order(platform.app(), Protocol.SCALINGO, "standard")
                .addon();
        platform.provider.problem = new Problem.ProviderFailed("down");
        assertRefused(() -> platform.addons.remove(platform.app(), addon.id()), new Problem.ProviderFailed("down"));
        assertThat(platform.app().addons()).containsExactly(addon);
    }

    @Test
    void plan_and_status_follow_what_the_provider_agreed_to() {
        Addon addon = platform.addons
                .order(platform.app(), Protocol.SCALINGO, "standard")
                .addon();
        platform.addons.changePlan(platform.app(), addon.id(), "business");
        platform.addons.suspend(platform.app(), addon.id());
        assertThat(platform.app().addons())
                .first()
                .extracting(Addon::plan, Addon::status)
                .containsExactly("business", AddonStatus.SUSPENDED);
        platform.addons.resume(platform.app(), addon.id());
        assertThat(platform.app().addons()).first().extracting(Addon::status).isEqualTo(AddonStatus.RUNNING);
        assertThat(platform.provider.asked).endsWith("change vpn-1 business", "suspend vpn-1", "resume vpn-1");
    }

    @Test
    void the_dashboard_is_the_providers() {
        Addon addon = platform.addons
                .order(platform.app(), Protocol.SCALINGO, "standard")
                .addon();
        assertThat(platform.addons.dashboard(platform.app(), addon.id()))
                .isEqualTo(Entrance.link(URI.create("http://broker/sso?id=vpn-1")));
        assertRefused(() -> platform.addons.dashboard(platform.app(), "ad-0"), new Problem.NotFound("addon"));
    }

    private void publish(String name, @Nullable String value) {
        Map<String, @Nullable String> config = new HashMap<>();
        config.put(name, value);
        platform.addons.publish(platform.app(), config);
    }
}
