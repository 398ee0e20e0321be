package culvert.provisioning.osb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Which parameters our plans understand, as JSON Schemas for the platform's command line (OSB 2.17, Schemas Object).
 * Others are allowed and mean nothing.
 */
final class ParameterSchemas {

    private ParameterSchemas() {}

    static JsonNode read() {
        try (InputStream file = ParameterSchemas.class.getResourceAsStream("parameters.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file, "parameters.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
