package culvert.sandbox.platform;

import static culvert.sandbox.platform.PlatformFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppsTest {

    @TempDir
    Path directory;

    @Test
    void one_app_and_one_token_exist_from_the_first_start() {
        Apps apps = platform().apps;
        assertThat(apps.list()).extracting(App::name).containsExactly("my-app");
        assertThat(apps.apiToken()).startsWith("tk-us-");
    }

    @Test
    void a_second_start_continues_with_the_data_of_the_first() {
        PlatformFixture first = platform();
        first.addons.order(first.app(), Protocol.SCALINGO, "vpn-ipsec-standard");
        first.variables.put(first.app(), Map.of("GREETING", "hé\n\"llo\""));

        PlatformFixture second = platform();

        assertThat(second.app()).isEqualTo(first.app());
        assertThat(second.apps.apiToken()).isEqualTo(first.apps.apiToken());
    }

    @Test
    void the_state_is_for_its_owner_only_and_nothing_half_written_lies_beside_it() throws IOException {
        PlatformFixture platform = platform();
        platform.variables.put(platform.app(), Map.of("A", "1"));
        assertThat(directory).isDirectoryContaining("glob:**/state.json");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("state.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_that_a_killed_write_left_beside_the_state_does_no_harm() throws IOException {
        PlatformFixture first = platform();
        Files.writeString(directory.resolve("state.json.next"), "{\"apiTok");
        PlatformFixture second = platform();
        second.variables.put(second.app(), Map.of("A", "1"));
        assertThat(platform().app().environment()).containsEntry("A", "1");
        assertThat(second.apps.apiToken()).isEqualTo(first.apps.apiToken());
    }

    @Test
    void an_app_is_found_by_name_and_by_id() {
        PlatformFixture platform = platform();
        assertThat(platform.apps.find(platform.app().id())).isEqualTo(platform.app());
        assertThat(platform.apps.findForProvider(platform.app().id() + "@sandbox"))
                .isEqualTo(platform.app());
        assertRefused(() -> platform.apps.find("other"), new Problem.NotFound("app"));
        assertRefused(() -> platform.apps.findForProvider("my-app"), new Problem.NotFound("app"));
    }

    @Test
    void the_name_of_a_new_app_must_be_free_and_well_formed() {
        Apps apps = platform().apps;
        assertThat(apps.create("second-app").name()).isEqualTo("second-app");
        assertRefused(() -> apps.create("second-app"), new Problem.Invalid("name", "is already taken"));
        assertRefused(() -> apps.create("Second App"), new Problem.Invalid("name", "is invalid"));
    }

    @Test
    void nothing_prints_values_or_the_token() {
        PlatformFixture platform = platform();
        platform.variables.put(platform.app(), Map.of("PASSWORD", "geheim"));
        assertThat(platform.app().toString()).contains("PASSWORD").doesNotContain("geheim");
        assertThat(new PlatformState("tk-us-1", platform.apps.list()).toString())
                .doesNotContain("tk-us-1");
    }

    private PlatformFixture platform() {
        return new PlatformFixture(directory.resolve("state.json"));
    }
}
