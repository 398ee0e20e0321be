package culvert.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void our_own_manifest_keeps_the_documented_rules() throws IOException {
        AddonManifest manifest = ManifestReader.read(ours());

        assertThat(manifest.offers("vpn-ipsec-standard")).isTrue();
        assertThat(manifest.plans()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(manifest.variables()).contains("SCALINGO_VPNC_CONF");
        assertThat(manifest.id()).isEqualTo("scalingo-vpn-ipsec");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username",
                "password",
                "sso_salt",
                "logo_url",
                "short_description",
                "description",
                "config_vars",
                "plans",
                "production",
                "test"
            })
    void a_missing_field_is_named(String field) throws IOException {
        String manifest = changed(root -> root.remove(field));

        assertThatThrownBy(() -> ManifestReader.read(manifest))
                .isInstanceOf(ManifestRefused.class)
                .hasMessageContaining(field);
    }

    @Test
    void every_mistake_is_found_at_once() throws IOException {
        String manifest = changed(root -> {
            root.put("username", " ");
            root.put("logo_url", "not an address");
            root.withArray("config_vars").add("_BAD-NAME");
            ((ObjectNode) root.withArray("plans").get(0)).put("price", "ten");
        });

        assertThatThrownBy(() -> ManifestReader.read(manifest))
                .isInstanceOfSatisfying(
                        ManifestRefused.class,
                        refused -> assertThat(refused.mistakes())
                                .hasSize(4)
                                .anySatisfy(mistake -> assertThat(mistake).contains("username"))
                                .anySatisfy(mistake -> assertThat(mistake).contains("logo_url"))
                                .anySatisfy(mistake -> assertThat(mistake).contains("_BAD-NAME"))
                                .anySatisfy(mistake -> assertThat(mistake).contains("plans[0].price")));
    }

    @Test
    void an_add_on_that_takes_no_logs_promises_none() throws IOException {
        String manifest = changed(root -> root.put("log_drain", true));

        assertThatThrownBy(() -> ManifestReader.read(manifest)).hasMessageContaining("log_drain must be false");
    }

    @Test
    void the_variable_that_carries_the_config_must_be_named() throws IOException {
        String manifest = changed(root -> root.putArray("config_vars").add("SOMETHING_ELSE"));

        assertThatThrownBy(() -> ManifestReader.read(manifest))
                .hasMessageContaining("config_vars must name SCALINGO_VPNC_CONF");
    }

    @Test
    void two_plans_of_one_name_are_refused() throws IOException {
        String manifest = changed(root ->
                root.withArray("plans").add(root.withArray("plans").get(0).deepCopy()));

        assertThatThrownBy(() -> ManifestReader.read(manifest)).hasMessageContaining("stands twice");
    }

    @Test
    void text_that_is_not_json_is_refused_with_its_line() {
        assertThatThrownBy(() -> ManifestReader.read("{\n \"name\": oops"))
                .isInstanceOf(ManifestRefused.class)
                .hasMessageContaining("line 2");
    }

    private static String changed(Consumer<ObjectNode> change) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(ours());
        change.accept(root);
        return root.toString();
    }

    private static String ours() throws IOException {
        return Files.readString(Path.of("addon-manifest.json"));
    }
}
