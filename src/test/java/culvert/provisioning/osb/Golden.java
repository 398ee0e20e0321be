package culvert.provisioning.osb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Compares answers with the files in {@code src/test/resources/protocols/osb}; ids and tokens are new each time. */
final class Golden {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    static void assertIs(String file, Response answer) {
        try (InputStream in =
                Objects.requireNonNull(Golden.class.getResourceAsStream("/protocols/osb/" + file), file)) {
            JsonNode actual = JSON.readTree(answer.asString()
                    .replaceAll("vpn-[a-z]{16}", "vpn-xxxxxxxxxxxxxxxx")
                    .replaceAll("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+", "x")
                    .replaceAll("token=[A-Za-z0-9_-]{43}", "token=x"));
            assertThat(actual).isEqualTo(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
