package culvert.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SettableClock;
import culvert.testsupport.Supervisors;
import culvert.vpnc.VpncReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class MetricsTest {

    private static final String CONF = """
            IPSec gateway vpn.example.net
            IPSec ID staff
            IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
            Xauth username ada
            Xauth password s3cond-Passw0rd
            IKE DH Group dh14
            """;
    private static final Pattern NAME = Pattern.compile("(?m)^(culvert_[a-z_]+)[{ ]");
    private static final Pattern USED = Pattern.compile("culvert_[a-z_]+");

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI scalingo;

    @Inject
    ResourceService resources;

    @Inject
    Supervisors supervisors;

    @Inject
    SettableClock clock;

    private ResourceId resource;

    @BeforeEach
    void order() {
        new ScalingoStub(scalingo).works();
        var app = new AppId("app-" + UUID.randomUUID());
        resource = resources
                .provision(new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard"))
                .resource()
                .id();
        var reading = VpncReader.read(CONF.getBytes(StandardCharsets.UTF_8), 8192);
        resources.save(
                resource, ((culvert.vpnc.Reading.Accepted) reading).config(), Optional.empty(), Author.program());
        // What other tests left behind has fallen silent by then.
        clock.advance(Duration.ofMinutes(10));
    }

    @AfterEach
    void backToRealTime() {
        resources.deprovision(resource);
        clock.reset();
    }

    @Test
    void what_is_in_which_state_can_be_read() {
        double connected = figure("culvert_containers{state=\"connected\"}");
        double refused = figure("culvert_troubles{cause=\"credentials-refused\"}");
        double partly = figure("culvert_resource_tunnels{state=\"partly connected\"}");
        double strange = figure("culvert_troubles{cause=\"other\"}");
        supervisors.start(broker, resource, 1, "web-1").connected("10.92.0.1");
        supervisors.start(broker, resource, 1, "web-2").failed("credentials-refused", "refused", "");
        supervisors.start(broker, resource, 1, "web-3").failed("never-heard-of", "strange", "");

        clock.advance(Readings.FRESH);

        assertThat(figure("culvert_containers{state=\"connected\"}")).isEqualTo(connected + 1);
        assertThat(figure("culvert_troubles{cause=\"credentials-refused\"}")).isEqualTo(refused + 1);
        assertThat(figure("culvert_resource_tunnels{state=\"partly connected\"}"))
                .isEqualTo(partly + 1);
        assertThat(figure("culvert_troubles{cause=\"other\"}")).isEqualTo(strange + 1);
        assertThat(figure("culvert_report_seconds_count{status=\"204\"}")).isGreaterThanOrEqualTo(3);
        assertThat(figure("culvert_resources{state=\"provisioned\"}")).isPositive();
    }

    @Test
    void a_supervisor_of_a_stranger_adds_no_series_and_nothing_names_a_resource() {
        supervisors.start(broker, resource, 1, "web-1").failed("made-up-" + "x".repeat(20), "strange", "");
        RestAssured.given().get("/dashboard/" + resource);
        RestAssured.given().get("/api/v1/resources/" + resource + "/status");
        clock.advance(Readings.FRESH);

        assertThat(scrape()).doesNotContain(resource.value(), "made-up", "web-1", "vpn-");
    }

    @Test
    void the_known_causes_are_those_that_supervisors_have() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Files.readString(Path.of("docs/reports.schema.json")));
        Set<String> causes = new TreeSet<>(Set.of(Causes.OTHER));
        schema.at("/$defs/cause/enum").forEach(cause -> causes.add(cause.textValue()));

        assertThat(Causes.ALL).isEqualTo(causes);
    }

    @Test
    void the_dashboard_for_grafana_shows_these_metrics_and_no_others() throws IOException {
        supervisors.start(broker, resource, 1, "web-1").starting();
        String file = Files.readString(Path.of("docs/grafana.json"));
        JsonNode dashboard = new ObjectMapper().readTree(file);
        // Those that come with the first delivery and the first notice.
        Set<String> there = new TreeSet<>(Set.of("culvert_delivery_attempts_total", "culvert_notice_attempts_total"));
        NAME.matcher(scrape())
                .results()
                .map(name -> name.group(1))
                .filter(name -> !name.endsWith("_max"))
                .forEach(there::add);

        Set<String> shown = dashboard.findValuesAsText("expr").stream()
                .flatMap(expression -> USED.matcher(expression).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).isSubsetOf(there);
        assertThat(there).isSubsetOf(shown);
    }

    @Test
    void the_page_for_operators_names_every_metric() throws IOException {
        String page = Files.readString(Path.of("docs/operating.md"));

        assertThat(NAME.matcher(scrape())
                        .results()
                        .map(name -> name.group(1))
                        .map(name -> name.replaceAll("_(bucket|count|sum|max|total)$", "")))
                .allMatch(page::contains);
    }

    private static double figure(String series) {
        return scrape().lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0.0);
    }

    private static String scrape() {
        return RestAssured.given()
                .header("Authorization", "Bearer test-metrics-token")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
