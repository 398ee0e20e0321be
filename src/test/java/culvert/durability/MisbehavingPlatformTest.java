package culvert.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.delivery.DeliveryService;
import culvert.delivery.DeliveryState;
import culvert.jobs.JobQueue;
import culvert.platforms.PlatformCalls;
import culvert.platforms.Platforms;
import culvert.platforms.PlatformsForTests;
import culvert.platforms.scalingo.ScalingoPlatform;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.settings.Settings;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncConfig;
import culvert.vpnc.VpncReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many deliveries, through the real job, to a platform that fails in every way it can and is away for three days. Short here;
 * {@code ./dev bench platform} makes 10,000.
 */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class MisbehavingPlatformTest {

    private static final int DELIVERIES = Integer.getInteger("culvert.deliveries", 300);
    private static final long SEED = Long.getLong("culvert.seed", System.nanoTime());
    private static final int VERSIONS = 3;
    private static final Duration LONGEST_CALL = Duration.ofMillis(500);
    private static final Duration LONGEST_WAVE = Duration.ofMinutes(2);

    @Inject
    ResourceService resources;

    @Inject
    DeliveryService deliveries;

    @Inject
    JobQueue jobs;

    @Inject
    SettableClock clock;

    @Inject
    Settings settings;

    @Inject
    AgroalDataSource database;

    private final PlatformServer platform = new PlatformServer();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<ResourceId, List<String>> saved = new LinkedHashMap<>();
    private final Map<ResourceId, String> apps = new LinkedHashMap<>();

    @BeforeEach
    void connect() {
        QuarkusMock.installMockForType(
                PlatformsForTests.with(new ScalingoPlatform(
                        platform.address(),
                        settings.scalingo().orElseThrow().credentials().basic(),
                        new PlatformCalls(LONGEST_CALL))),
                Platforms.class);
    }

    @AfterEach
    void backToRealTime() {
        saved.keySet().forEach(resources::deprovision);
        platform.close();
        clock.reset();
    }

    @Test
    void every_version_is_published_or_replaced_in_order_and_once() {
        System.out.println("misbehaving platform: seed " + SEED + ", " + DELIVERIES + " deliveries");
        long began = System.nanoTime();
        platform.behave((method, app) -> anyBehaviour());
        for (int i = 0; i < Math.ceilDiv(DELIVERIES, VERSIONS); i++) {
            order("mis-" + SEED + "-" + i);
        }
        saved.keySet().forEach(this::save);
        awaitNothingDue();
        saved.keySet().forEach(this::save);

        platform.behave((method, app) -> Behaviour.CUT);
        for (int halfDay = 0; halfDay < 6; halfDay++) {
            advance(Duration.ofHours(12));
        }
        saved.keySet().forEach(this::save);
        assertThat(states()).doesNotContainKey(DeliveryState.GIVEN_UP);

        platform.behave((method, app) -> anyBehaviour());
        for (int wave = 0; open() > 0 && wave < 100; wave++) {
            advance(Duration.ofMinutes(6));
        }
        // Those behind which an older one is in doubt are looked at once more.
        platform.behave((method, app) -> Behaviour.WORKS);
        advance(Duration.ofMinutes(6));

        assertThat(anomalies()).as("seed %d", SEED).isEmpty();
        assertThat(states()).containsOnlyKeys(DeliveryState.PUBLISHED, DeliveryState.SUPERSEDED);
        Figures.report("%d deliveries to %d apps, seed %d, %d s: %s; none lost, none out of order, none twice."
                .formatted(
                        saved.values().stream().mapToInt(List::size).sum(),
                        saved.size(),
                        SEED,
                        Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                        states()));
    }

    /** One call in ten hangs or is told to slow down, six in ten work. */
    private synchronized Behaviour anyBehaviour() {
        int dice = random.nextInt(100);
        if (dice < 60) {
            return Behaviour.WORKS;
        }
        return switch ((dice - 60) / 5) {
            case 0 -> Behaviour.FAILS;
            case 1 -> Behaviour.FAILS_BUT_APPLIED;
            case 2 -> Behaviour.SLOW_DOWN;
            case 3 -> dice % 5 < 2 ? Behaviour.HANGS : Behaviour.HANGS_BUT_APPLIED;
            case 4 -> Behaviour.CUT;
            case 5, 6 -> Behaviour.CUT_HALF_WAY_BUT_APPLIED;
            default -> Behaviour.ANSWERS_TWICE;
        };
    }

    private void order(String app) {
        ResourceId id = resources
                .provision(new Order(PlatformName.SCALINGO, Optional.empty(), new AppId(app), "vpn-ipsec-standard"))
                .resource()
                .id();
        saved.put(id, new ArrayList<>());
        apps.put(id, app);
    }

    private void save(ResourceId id) {
        List<String> texts = saved.getOrDefault(id, List.of());
        String mark = "g" + texts.size() + "-" + Integer.toHexString(id.value().hashCode());
        resources.save(id, conf(mark), Optional.empty(), new Author("test"));
        texts.add(mark);
    }

    private static VpncConfig conf(String mark) {
        byte[] text = SampleConf.of(mark).getBytes(StandardCharsets.UTF_8);
        return ((Reading.Accepted) VpncReader.read(text)).config();
    }

    private void advance(Duration time) {
        clock.advance(time);
        jobs.wake();
        awaitNothingDue();
    }

    private void awaitNothingDue() {
        await().atMost(LONGEST_WAVE).until(() -> count("""
                select count(*) from scheduled_tasks
                 where task_name = 'deliver' and (picked or execution_time <= ?)
                """) == 0);
    }

    private int open() {
        return count("""
                select count(*) from scheduled_tasks
                 where task_name = 'deliver' and execution_time < timestamptz 'infinity' and ? is not null
                """);
    }

    private int count(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Map<DeliveryState, Integer> states() {
        Map<DeliveryState, Integer> states = new LinkedHashMap<>();
        saved.keySet()
                .forEach(id -> deliveries
                        .newestFirst(id, VERSIONS)
                        .forEach(delivery -> states.merge(delivery.state(), 1, Integer::sum)));
        return states;
    }

    private List<String> anomalies() {
        List<String> anomalies = new ArrayList<>();
        saved.forEach((id, texts) -> {
            String app = apps.getOrDefault(id, "");
            new AppHistory(texts)
                    .anomalies(Publications.marks(platform.events(app)))
                    .forEach(anomaly -> anomalies.add(app + ": " + anomaly + " " + platform.events(app)));
        });
        return anomalies;
    }
}
