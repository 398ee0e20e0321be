package culvert.resources;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class RetentionTest {

    @Inject
    ResourceService resources;

    @Inject
    Retention retention;

    @Inject
    SettableClock clock;

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void configs_are_destroyed_thirty_days_after_deprovisioning_and_not_before() {
        ResourceId living = withConfig();
        ResourceId gone = withConfig();
        resources.deprovision(gone);

        clock.advance(Duration.ofDays(29));
        retention.destroyOldConfigs();
        assertThat(resources.configText(gone, 1)).isPresent();

        clock.advance(Duration.ofDays(2));
        retention.destroyOldConfigs();
        assertThat(resources.configText(gone, 1)).isEmpty();
        assertThat(resources.configText(living, 1)).isPresent();
        assertThat(resources.versions(gone, 10)).hasSize(1);
        resources.deprovision(living);
    }

    private ResourceId withConfig() {
        ResourceId id = resources
                .provision(new Order(
                        PlatformName.SCALINGO, Optional.empty(), new AppId("retention"), "vpn-ipsec-standard"))
                .resource()
                .id();
        String text = """
                IPSec gateway gw.example.com
                IPSec ID team
                IPSec secret S3cretGroup
                Xauth username alice
                Xauth password Tr0ub4dor
                """;
        Reading reading = VpncReader.read(text.getBytes(StandardCharsets.UTF_8));
        resources.save(id, ((Reading.Accepted) reading).config(), Optional.empty(), new Author("test"));
        return id;
    }
}
