package culvert.resources;

import static culvert.resources.ResourceState.DEPROVISIONED;
import static culvert.resources.ResourceState.PROVISIONED;
import static culvert.resources.ResourceState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ResourceStateTest {

    @Test
    void a_living_resource_may_become_anything() {
        for (ResourceState next : ResourceState.values()) {
            assertThat(PROVISIONED.mayBecome(next)).isTrue();
            assertThat(SUSPENDED.mayBecome(next)).isTrue();
        }
    }

    @Test
    void nothing_leads_back_from_deprovisioning() {
        assertThat(DEPROVISIONED.mayBecome(PROVISIONED)).isFalse();
        assertThat(DEPROVISIONED.mayBecome(SUSPENDED)).isFalse();
    }
}
