package culvert.sandbox.platform;

import static culvert.sandbox.platform.PlatformFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {

    @TempDir
    Path directory;

    private PlatformFixture platform;

    @BeforeEach
    void set_up() {
        platform = new PlatformFixture(directory.resolve("state.json"));
    }

    @Test
    void setting_a_variable_again_keeps_its_id_and_place() {
        platform.variables.put(platform.app(), Map.of("A", "1"));
        platform.variables.put(platform.app(), Map.of("B", "2"));
        String id = platform.app().variable("A").orElseThrow().id();

        platform.variables.put(platform.app(), Map.of("A", "3"));

        assertThat(platform.app().variables())
                .extracting(Variable::name, Variable::value)
                .containsExactly(tuple("A", "3"), tuple("B", "2"));
        assertThat(platform.app().variable("A").orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void a_users_change_does_not_restart_the_app() {
        platform.variables.put(platform.app(), Map.of("A", "1"));
        Variable variable = platform.app().variable("A").orElseThrow();
        platform.variables.change(platform.app(), variable.id(), "2");
        platform.variables.remove(platform.app(), List.of(variable.id()));
        assertThat(platform.restarts.isRestarting(platform.app())).isFalse();
    }

    @Test
    void of_several_variables_all_or_none_are_set() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("GOOD", "1");
        values.put("_BAD", "1");
        assertRefused(
                () -> platform.variables.put(platform.app(), values),
                new Problem.Invalid("name", "contains invalid characters"));
        assertThat(platform.app().variables()).isEmpty();
    }

    @Test
    void names_and_values_have_limits() {
        platform.variables.put(platform.app(), Map.of("N".repeat(64), "v".repeat(8192)));
        assertRefused(
                () -> platform.variables.put(platform.app(), Map.of("N".repeat(65), "")),
                new Problem.Invalid("name", "is too long (maximum is 64 characters)"));
        assertRefused(
                () -> platform.variables.put(platform.app(), Map.of("N", "v".repeat(8193))),
                new Problem.Invalid("value", "is too long (maximum is 8192 characters)"));
    }

    @Test
    void of_several_variables_all_or_none_are_removed() {
        platform.variables.put(platform.app(), Map.of("A", "1"));
        String id = platform.app().variable("A").orElseThrow().id();
        assertRefused(
                () -> platform.variables.remove(platform.app(), List.of(id, "unknown")),
                new Problem.NotFound("variable"));
        assertThat(platform.app().variables()).hasSize(1);
    }
}
