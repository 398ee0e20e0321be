package culvert.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The expected bodies, which lie in {@code src/test/resources/protocols}; an id is compared by its form. */
public final class GoldenBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenBody() {}

    public static void assertBody(Response answer, String golden) throws IOException {
        try (InputStream file = GoldenBody.class.getResourceAsStream("/protocols/" + golden)) {
            JsonNode expected = JSON.readTree(Objects.requireNonNull(file, golden));
            JsonNode actual = JSON.readTree(answer.asByteArray());
            if (actual.path("id").asText().matches("vpn-[a-z]{16}")) {
                ((ObjectNode) actual).put("id", "vpn-xxxxxxxxxxxxxxxx");
            }
            assertThat(actual).isEqualTo(expected);
        }
    }
}
