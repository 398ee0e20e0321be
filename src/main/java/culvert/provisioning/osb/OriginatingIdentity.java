package culvert.provisioning.osb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.resources.Author;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asked the platform for what it asks us (OSB 2.17, Originating Identity; the names of users are from its profile).
 *
 * @param platform as in {@code context.platform}
 * @param user the platform's name for the person; empty when it does not tell
 */
record OriginatingIdentity(String platform, Optional<String> user) {

    static final String HEADER = "X-Broker-API-Originating-Identity";

    private static final Pattern FORM = Pattern.compile("(?<platform>\\S{1,100}) +(?<value>[A-Za-z0-9+/_=-]{1,8000})");
    private static final int LONGEST_NAME = 255;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the header; empty when nobody in particular asked, as in orphan mitigation.
     *
     * @throws OsbRefused with 400 when it has another form
     */
    static Optional<OriginatingIdentity> read(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(header.strip());
        if (!form.matches()) {
            throw malformed();
        }
        JsonNode value = decode(form.group("value"));
        Optional<String> user = text(value, "user_id").or(() -> text(value, "username"));
        return Optional.of(new OriginatingIdentity(form.group("platform"), user));
    }

    /** The person in the words shown on the dashboard. */
    Author author() {
        return new Author(user.map(name -> platform + " user " + name).orElse(platform));
    }

    private static JsonNode decode(String value) {
        try {
            // Both alphabets of Base64 are met in the wild.
            byte[] json = Base64.getDecoder().decode(value.replace('-', '+').replace('_', '/'));
            JsonNode node = JSON.readTree(json);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IllegalArgumentException | IOException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Optional<String> text(JsonNode value, String field) {
        return Optional.of(value.path(field).asText(""))
                .map(name -> name.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME);
    }

    private static OsbRefused malformed() {
        return OsbRefused.badRequest(HEADER + " must be the platform's name, a space and a JSON object in Base64");
    }
}
