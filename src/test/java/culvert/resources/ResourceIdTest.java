package culvert.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ResourceIdTest {

    @Test
    void ids_differ_and_hold_no_digit() {
        var ids = Stream.generate(ResourceId::random).limit(1000).collect(Collectors.toSet());

        assertThat(ids).hasSize(1000).allSatisfy(id -> assertThat(id.value()).matches("vpn-[a-z]{16}"));
    }
}
