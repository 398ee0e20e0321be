package culvert.tunnels;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import culvert.testsupport.Supervisors;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class TunnelRetentionTest {

    @Inject
    ResourceService resources;

    @Inject
    Tunnels tunnels;

    @Inject
    TunnelRetention retention;

    @Inject
    Supervisors supervisors;

    @Inject
    SettableClock clock;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "test.url")
    URI broker;

    private ResourceId resource;

    @BeforeEach
    void order() {
        AppId app = new AppId("app-" + UUID.randomUUID());
        resource = resources
                .provision(new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard"))
                .resource()
                .id();
        String conf = """
                IPSec gateway gw.example.com
                IPSec ID a
                IPSec secret S3cretGroup-x
                Xauth username u
                Xauth password p-2sKq81
                """;
        var config = ((Reading.Accepted) VpncReader.read(conf.getBytes(StandardCharsets.UTF_8))).config();
        resources.save(resource, config, Optional.empty(), new Author("test"));
        supervisors
                .start(broker, resource, 1, "web-1")
                .starting()
                .connected("10.92.0.1")
                .lost("gateway-vanished", "gateway has vanished")
                .failed("no-answer", "gateway does not answer", "")
                .failed("no-answer", "gateway does not answer", "")
                .failed("no-answer", "gateway does not answer", "")
                .failed("credentials-refused", "user name or password refused", "")
                .stopped();
    }

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void for_a_week_everything_is_kept() {
        clock.advance(Duration.ofDays(6));
        retention.thin();

        assertThat(tunnels.events(resource, Instant.EPOCH, 100)).hasSize(8);
    }

    @Test
    void after_a_week_failures_that_say_the_same_again_go_and_the_timeline_stays_the_same() {
        var before = tunnels.timeline(resource, Instant.EPOCH);
        clock.advance(Duration.ofDays(8));
        retention.thin();

        assertThat(tunnels.events(resource, Instant.EPOCH, 100)).hasSize(6);
        assertThat(tunnels.timeline(resource, Instant.EPOCH)).isEqualTo(before);
    }

    @Test
    void of_the_starts_of_a_supervisor_the_first_of_a_version_that_connected_and_the_newest_stay() throws SQLException {
        for (int start = 1; start <= 4; start++) {
            supervisors.start(broker, resource, 1, "clock-1").starting().connected("10.92.0." + start);
            clock.advance(Duration.ofMinutes(1));
        }
        var before = tunnels.records(resource);
        clock.advance(Duration.ofDays(8));
        retention.thin();

        assertThat(addressesOf("clock-1")).containsExactly("10.92.0.1", "10.92.0.4");
        assertThat(tunnels.records(resource)).isEqualTo(before);
    }

    private List<String> addressesOf(String container) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return RunRows.ofResource(connection, resource.value(), Instant.EPOCH).stream()
                    .filter(run -> run.container().equals(container))
                    .map(run -> run.link().address())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void of_the_days_only_those_stay_of_which_something_was_left_out() throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        RoomOfADay full = new RoomOfADay(new TunnelDay(today, 0, TunnelDay.MOST_EVENTS, 0));
        full.takeEvent();
        try (Connection connection = database.getConnection()) {
            DayRows.add(connection, Map.of(resource.value(), full), today.minusDays(1));
        }
        clock.advance(Duration.ofDays(9));
        retention.thin();

        assertThat(days()).containsExactly(today.minusDays(1));
        clock.advance(Duration.ofDays(400));
        retention.forget();
        assertThat(days()).isEmpty();
    }

    private List<LocalDate> days() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select day from tunnel_day where resource_id = ?")) {
            select.setString(1, resource.value());
            List<LocalDate> days = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.add(row.getObject(1, LocalDate.class));
                }
            }
            return days;
        }
    }

    @Test
    void after_400_days_it_is_forgotten() {
        clock.advance(Duration.ofDays(399));
        retention.forget();
        assertThat(tunnels.timeline(resource, Instant.EPOCH)).hasSize(1);

        clock.advance(Duration.ofDays(2));
        retention.forget();
        assertThat(tunnels.timeline(resource, Instant.EPOCH)).isEmpty();
    }

    @Test
    void a_month_after_its_end_nothing_of_a_resource_is_left() {
        resources.deprovision(resource);
        clock.advance(Duration.ofDays(31));
        retention.forget();

        assertThat(tunnels.events(resource, Instant.EPOCH, 100)).isEmpty();
    }
}
