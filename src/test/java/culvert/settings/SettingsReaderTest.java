package culvert.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {

    @Test
    void two_credentials_are_enough_to_start() {
        Settings settings = read(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.database()).isEmpty();
        assertThat(settings.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.signOnWindow()).isEqualTo(new SignOnWindow(Duration.ofMinutes(5), Duration.ofMinutes(1)));
        assertThat(settings.confMax()).isEqualTo(8192);
        assertThat(settings.bodyMax()).isEqualTo(1024 * 1024);
        assertThat(settings.isHttps()).isFalse();
        assertThat(settings.scalingo()).hasValueSatisfying(scalingo -> {
            assertThat(scalingo.credentials().basic().username()).isEqualTo("scalingo-vpn-ipsec");
            assertThat(scalingo.credentials().basic().match("scalingo-vpn-ipsec", "pw"))
                    .isTrue();
        });
        assertThat(settings.heroku()).isEmpty();
        assertThat(settings.osb()).isEmpty();
        assertThat(settings.clever()).isEmpty();
    }

    @Test
    void the_sample_credentials_of_the_manifest_open_nothing() {
        assertThatThrownBy(() -> SettingsReader.read(name -> Optional.empty()))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("No marketplace protocol is on")
                .hasMessageContaining("CULVERT_SCALINGO_PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "CULVERT_SCALINGO_PASSWORD, CULVERT_SCALINGO_SSO_SALT",
        "CULVERT_SCALINGO_SSO_SALT, CULVERT_SCALINGO_PASSWORD",
        "CULVERT_HEROKU_PASSWORD, CULVERT_HEROKU_SSO_SALT",
        "CULVERT_HEROKU_SSO_SALT, CULVERT_HEROKU_PASSWORD",
        "CULVERT_CLEVER_PASSWORD, CULVERT_CLEVER_SSO_SALT",
        "CULVERT_CLEVER_SSO_SALT, CULVERT_CLEVER_PASSWORD",
        "CULVERT_OSB_USERNAME, CULVERT_OSB_PASSWORD",
        "CULVERT_OSB_PASSWORD, CULVERT_OSB_USERNAME",
    })
    void half_of_the_credentials_is_a_mistake(String there, String missing) {
        assertThatThrownBy(() -> readOnly(Map.of(there, "x")))
                .isInstanceOf(SettingsRefused.class)
                .hasMessage(missing + " is not set, but " + there + " is: set both.");
    }

    @Test
    void each_protocol_alone_is_enough_to_start() {
        assertThat(readOnly(Map.of("CULVERT_HEROKU_PASSWORD", "pw", "CULVERT_HEROKU_SSO_SALT", "salt"))
                        .heroku())
                .hasValueSatisfying(heroku -> {
                    assertThat(heroku.credentials().basic().username()).isEqualTo("scalingo-vpn-ipsec");
                    assertThat(heroku.api()).isEqualTo(URI.create("https://api.heroku.com"));
                    assertThat(heroku.identity()).isEqualTo(URI.create("https://id.heroku.com"));
                    assertThat(heroku.clientSecret()).isEmpty();
                });
        assertThat(readOnly(Map.of(
                                "CULVERT_CLEVER_PASSWORD", "pw",
                                "CULVERT_CLEVER_SSO_SALT", "salt",
                                "CULVERT_CLEVER_USERNAME", "scalingo-vpnc"))
                        .clever())
                .hasValueSatisfying(clever -> {
                    assertThat(clever.credentials().basic().username()).isEqualTo("scalingo-vpnc");
                    assertThat(clever.api()).isEqualTo(URI.create("https://api.clever-cloud.com/v2"));
                });
        assertThat(readOnly(Map.of("CULVERT_OSB_USERNAME", "me", "CULVERT_OSB_PASSWORD", "pw"))
                        .osb())
                .hasValueSatisfying(
                        osb -> assertThat(osb.credentials().match("me", "pw")).isTrue());
    }

    @Test
    void the_apps_of_a_cloud_foundry_are_reached_with_three_settings_or_not_at_all() {
        Map<String, String> osb = Map.of("CULVERT_OSB_USERNAME", "me", "CULVERT_OSB_PASSWORD", "pw");
        Map<String, String> some = new HashMap<>(osb);
        some.put("CULVERT_CF_API_URL", "https://api.cf.example/");
        some.put("CULVERT_CF_CLIENT_ID", "culvert");

        assertThatThrownBy(() -> readOnly(some))
                .hasMessage("To reach the apps of a Cloud Foundry, set CULVERT_CF_API_URL, CULVERT_CF_CLIENT_ID, "
                        + "CULVERT_CF_CLIENT_SECRET; CULVERT_CF_CLIENT_SECRET is missing.");
        some.put("CULVERT_CF_CLIENT_SECRET", "secret");
        assertThat(readOnly(some).osb().orElseThrow().cloudFoundry())
                .hasValueSatisfying(cf -> assertThat(cf.api()).isEqualTo(URI.create("https://api.cf.example")));
        assertThat(readOnly(osb).osb().orElseThrow().cloudFoundry()).isEmpty();
    }

    @Test
    void how_to_reach_a_platform_is_of_no_use_without_its_protocol() {
        assertThatThrownBy(() -> read(Map.of(
                        "CULVERT_CF_API_URL", "https://api.cf.example",
                        "CULVERT_CF_CLIENT_ID", "culvert",
                        "CULVERT_CF_CLIENT_SECRET", "hunter2")))
                .hasMessage("CULVERT_CF_API_URL is of no use without CULVERT_OSB_USERNAME and _PASSWORD.");
    }

    @ParameterizedTest
    @CsvSource({
        "HEROKU, CULVERT_HEROKU_USERNAME, me",
        "HEROKU, CULVERT_HEROKU_PASSWORD_OLD, pw",
        "HEROKU, CULVERT_HEROKU_API_URL, https://api.heroku.example",
        "HEROKU, CULVERT_HEROKU_ID_URL, https://id.heroku.example",
        "HEROKU, CULVERT_HEROKU_ASYNC, 1",
        "CLEVER, CULVERT_CLEVER_USERNAME, me",
        "CLEVER, CULVERT_CLEVER_PASSWORD_OLD, pw",
        "CLEVER, CULVERT_CLEVER_API_URL, https://api.clever.example",
    })
    void a_setting_of_a_protocol_that_is_off_is_a_mistake(String protocol, String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(SettingsRefused.class)
                .hasMessage(name + " is of no use without CULVERT_" + protocol + "_PASSWORD and _SSO_SALT.");
    }

    @Test
    void sign_on_by_openid_connect_takes_all_its_settings_and_the_api_that_tells_what_people_may_do() {
        Map<String, String> some = new HashMap<>(Map.of("CULVERT_OSB_USERNAME", "me", "CULVERT_OSB_PASSWORD", "pw"));
        some.put("CULVERT_OIDC_ISSUER", "https://uaa.cf.example/oauth/token");
        some.put("CULVERT_OIDC_CLIENT_ID", "culvert-dashboard");

        assertThatThrownBy(() -> readOnly(some))
                .hasMessage("For sign-on by OpenID Connect, set CULVERT_OIDC_ISSUER, CULVERT_OIDC_CLIENT_ID, "
                        + "CULVERT_OIDC_CLIENT_SECRET, CULVERT_CF_API_URL (which tells what a person may do); "
                        + "CULVERT_OIDC_CLIENT_SECRET and CULVERT_CF_API_URL are missing.");
        some.put("CULVERT_OIDC_CLIENT_SECRET", "secret");
        some.put("CULVERT_CF_API_URL", "https://api.cf.example/");
        OsbSettings osb = readOnly(some).osb().orElseThrow();
        assertThat(osb.cloudFoundry()).isEmpty();
        assertThat(osb.oidc().orElseThrow().cloudController()).hasToString("https://api.cf.example");
        some.keySet().removeIf(name -> name.startsWith("CULVERT_OSB"));
        assertThatThrownBy(() -> read(some))
                .hasMessage("CULVERT_OIDC_ISSUER is of no use without CULVERT_OSB_USERNAME and _PASSWORD.");
    }

    @Test
    void a_former_password_of_a_protocol_that_is_off_is_a_mistake() {
        assertThatThrownBy(() -> read(Map.of("CULVERT_OSB_PASSWORD_OLD", "x")))
                .hasMessage("CULVERT_OSB_PASSWORD_OLD is of no use without CULVERT_OSB_USERNAME and _PASSWORD.");
        assertThatThrownBy(() -> readOnly(Map.of(
                        "CULVERT_OSB_USERNAME", "me",
                        "CULVERT_OSB_PASSWORD", "pw",
                        "CULVERT_SCALINGO_API_URL", "https://api.example")))
                .hasMessage(
                        "CULVERT_SCALINGO_API_URL is of no use without " + "CULVERT_SCALINGO_PASSWORD and _SSO_SALT.");
    }

    @Test
    void orders_that_end_by_a_call_need_the_secret_for_it() {
        Map<String, String> async =
                Map.of("CULVERT_HEROKU_PASSWORD", "pw", "CULVERT_HEROKU_SSO_SALT", "salt", "CULVERT_HEROKU_ASYNC", "1");
        Map<String, String> both = new HashMap<>(async);
        both.put("CULVERT_HEROKU_CLIENT_SECRET", "secret");

        assertThatThrownBy(() -> readOnly(async))
                .hasMessage("CULVERT_HEROKU_ASYNC=1 needs CULVERT_HEROKU_CLIENT_SECRET: without it no order that is "
                        + "answered with 202 would ever end.");
        assertThat(readOnly(both).heroku().orElseThrow().async()).isTrue();
    }

    @Test
    void a_user_name_with_a_colon_is_a_mistake() {
        assertThatThrownBy(() -> read(Map.of("CULVERT_SCALINGO_USERNAME", "me:too")))
                .hasMessage("CULVERT_SCALINGO_USERNAME must not contain a colon, which ends the name in Basic "
                        + "credentials.");
        assertThatThrownBy(() -> read(Map.of("CULVERT_OSB_USERNAME", "me:too", "CULVERT_OSB_PASSWORD", "pw")))
                .hasMessageStartingWith("CULVERT_OSB_USERNAME must not contain a colon");
    }

    @Test
    void a_client_secret_without_the_protocol_it_is_for_is_a_mistake() {
        assertThatThrownBy(() -> read(Map.of("CULVERT_HEROKU_CLIENT_SECRET", "hunter2")))
                .hasMessageContaining("CULVERT_HEROKU_CLIENT_SECRET is of no use without CULVERT_HEROKU_PASSWORD")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_database_of_ones_own_requires_a_keyset() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_URL", "postgres://u:p@db/culvert")))
                .hasMessageContaining("CULVERT_KEYSET is required with DATABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, eighty, must be a whole number",
        "PORT, 70000, must lie between 1 and 65535",
        "CULVERT_CONF_MAX, 12, must lie between 256 and 131052",
        "CULVERT_SSO_WINDOW, -1, must lie between",
        "CULVERT_PUBLIC_URL, ftp://x.example, must be a web address",
        "CULVERT_PUBLIC_URL, 'http://a b', is no web address",
        "CULVERT_SCALINGO_API_URL, nonsense, must be a web address",
        "CULVERT_HEROKU_API_URL, nonsense, must be a web address",
        "CULVERT_HEROKU_ID_URL, nonsense, must be a web address",
        "CULVERT_CLEVER_API_URL, nonsense, must be a web address",
        "CULVERT_KUBERNETES, /does/not/exist, must be in-cluster or a kubeconfig file",
        "CULVERT_KUBERNETES, in-cluster, this is no pod",
        "DATABASE_URL, mysql://u:p@h/d, must look like postgres://",
        "CULVERT_MANIFEST, /does/not/exist.json, cannot be read",
        "CULVERT_OPERATOR_PASSWORD, short, must have 12 characters",
        "CULVERT_TRUSTED_PROXIES, 'localhost', must hold addresses or blocks",
        "CULVERT_TRUSTED_PROXIES, '10.0.0.0/33', must hold addresses or blocks",
    })
    void each_mistake_is_one_sentence_that_names_the_setting(String name, String value, String sentence) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOfSatisfying(
                        SettingsRefused.class,
                        refused -> assertThat(refused.mistakes())
                                .anySatisfy(mistake -> assertThat(mistake)
                                        .contains(name)
                                        .contains(sentence)
                                        .endsWith(".")));
    }

    @Test
    void all_mistakes_are_found_at_once() {
        assertThatThrownBy(() -> read(Map.of("PORT", "x", "CULVERT_CONF_MAX", "y", "CULVERT_SSO_WINDOW", "z")))
                .isInstanceOfSatisfying(
                        SettingsRefused.class,
                        refused -> assertThat(refused.mistakes()).hasSize(3));
    }

    @Test
    void no_mistake_repeats_a_secret() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_URL", "postgres://user:hunter2@:/")))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void the_password_of_before_opens_too_while_it_is_set() {
        Settings settings = read(Map.of("CULVERT_SCALINGO_PASSWORD_OLD", "before"));

        var basic = settings.scalingo().orElseThrow().credentials().basic();
        assertThat(basic.match(basic.username(), "before")).isTrue();
        assertThat(basic.match(basic.username(), "pw")).isTrue();
    }

    @Test
    void the_operators_settings_are_off_by_default() {
        OperatorSettings operator = read(Map.of()).operator();

        assertThat(operator.password()).isEmpty();
        assertThat(operator.metricsToken()).isEmpty();
        assertThat(operator.trustedProxies().blocks()).isEmpty();
    }

    @Test
    void a_mail_server_is_read_with_its_password_and_secured_accordingly() {
        MailSettings tls = mail("smtps://ops%40example.com:p%3A+w@mail.example.com");
        assertThat(tls.properties())
                .containsEntry("quarkus.mailer.host", "mail.example.com")
                .containsEntry("quarkus.mailer.port", "465")
                .containsEntry("quarkus.mailer.tls", "true")
                .containsEntry("quarkus.mailer.username", "ops@example.com")
                .containsEntry("quarkus.mailer.password", "p:+w")
                .containsEntry("quarkus.mailer.from", "Culvert <vpn@example.com>");
        assertThat(tls.toString()).doesNotContain("p:+w");
        assertThat(mail("smtp://user:pw@mail.example.com").properties())
                .containsEntry("quarkus.mailer.port", "587")
                .containsEntry("quarkus.mailer.tls", "false")
                .as("no password goes over the line in clear")
                .containsEntry("quarkus.mailer.start-tls", "REQUIRED");
        assertThat(mail("smtp://localhost:25").properties())
                .containsEntry("quarkus.mailer.port", "25")
                .containsEntry("quarkus.mailer.start-tls", "OPTIONAL")
                .containsEntry("quarkus.mailer.login", "DISABLED");
        assertThat(read(Map.of()).notices().mail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.com",
                "http://mail.example.com",
                "smtp://user@mail.example.com",
                "smtp://user:s3cret@mail.example.com/path",
                "smtp://:s3cret@mail.example.com",
                "smtp://user:s3c ret@mail.example.com"
            })
    void a_mail_server_that_cannot_be_read_is_a_mistake_and_not_shown(String url) {
        assertThatThrownBy(() -> mail(url))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("CULVERT_SMTP_URL must look like")
                .hasMessageNotContaining("s3c");
    }

    @Test
    void what_is_said_about_notices_is_checked() {
        assertThatThrownBy(() -> read(Map.of("CULVERT_SMTP_URL", "smtp://localhost")))
                .hasMessageContaining("CULVERT_MAIL_FROM is not set");
        assertThatThrownBy(() -> read(Map.of("CULVERT_SMTP_URL", "smtp://localhost", "CULVERT_MAIL_FROM", "nobody")))
                .hasMessageContaining("CULVERT_MAIL_FROM must be an address");
        assertThatThrownBy(() -> read(Map.of("CULVERT_WEBHOOK_NETWORKS", "10.0.0.0/8, intern")))
                .hasMessageContaining("CULVERT_WEBHOOK_NETWORKS must hold addresses")
                .hasMessageContaining("'intern'");
        assertThat(read(Map.of("CULVERT_WEBHOOK_NETWORKS", "10.0.0.0/8"))
                        .notices()
                        .allows(InetAddress.ofLiteral("::ffff:10.1.2.3")))
                .isTrue();
    }

    private static MailSettings mail(String url) {
        return read(Map.of("CULVERT_SMTP_URL", url, "CULVERT_MAIL_FROM", "Culvert <vpn@example.com>"))
                .notices()
                .mail()
                .orElseThrow();
    }

    @Test
    void an_empty_value_counts_as_not_set() {
        assertThat(read(Map.of("PORT", " ")).port()).isEqualTo(8080);
    }

    @Test
    void a_slash_at_the_end_of_an_address_is_dropped() {
        assertThat(read(Map.of("CULVERT_PUBLIC_URL", "https://vpn.example/")).publicUrl())
                .isEqualTo(URI.create("https://vpn.example"));
    }

    @Test
    void the_largest_config_fits_into_the_usual_body() {
        assertThat(read(Map.of("CULVERT_CONF_MAX", "131052")).bodyMax()).isEqualTo(1024 * 1024);
    }

    private static Settings read(Map<String, String> changes) {
        Map<String, String> all =
                new HashMap<>(Map.of("CULVERT_SCALINGO_PASSWORD", "pw", "CULVERT_SCALINGO_SSO_SALT", "salt"));
        all.putAll(changes);
        return readOnly(all);
    }

    private static Settings readOnly(Map<String, String> variables) {
        return SettingsReader.read(name -> Optional.ofNullable(variables.get(name)));
    }
}
