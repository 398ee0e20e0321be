package culvert.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import culvert.testsupport.GoldenRequests;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What was said in a walk, step by step, in both directions; compared with the file {@code walk.json} of the marketplace,
 * which was compared with its documentation. Names that differ from walk to walk are replaced by words.
 */
final class Transcript implements Filter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode steps = JSON.createArrayNode();
    private final JsonNode expected;
    private final String key;
    private int heard;

    /**
     * A transcript of one walk.
     *
     * @param marketplace the folder with the file
     * @param key the marketplace's name for the order
     */
    Transcript(String marketplace, String key) {
        this.expected = GoldenRequests.read(marketplace + "/walk.json");
        this.key = key;
    }

    /** Whatever comes from here on belongs to this step. */
    void step(String name) {
        steps.addObject().put("step", name).putArray("said");
    }

    @Override
    public Response filter(
            FilterableRequestSpecification asked, FilterableResponseSpecification expectations, FilterContext context) {
        Response answer = context.next(asked, expectations);
        ObjectNode request = JSON.createObjectNode()
                .put("method", asked.getMethod())
                .put("address", asked.getURI().substring(asked.getURI().indexOf('/', "http://".length())));
        for (String name : List.of("Accept", "X-Broker-API-Version")) {
            if (asked.getHeaders().hasHeaderWithName(name)
                    && !"*/*".equals(asked.getHeaders().getValue(name))) {
                request.put(name.toLowerCase(Locale.ROOT), asked.getHeaders().getValue(name));
            }
        }
        if (asked.getBody() != null) {
            request.set("body", json(asked.getBody()));
        }
        ObjectNode answered = JSON.createObjectNode().put("status", answer.statusCode());
        if (!answer.asString().isEmpty()) {
            answered.put("type", answer.contentType()).set("body", json(answer.asString()));
        }
        add(JSON.createObjectNode().<ObjectNode>set("asked", request).set("answered", answered));
        return answer;
    }

    /** Notes where a sign-on ended. */
    void signedOn(int status, String location) {
        add(JSON.createObjectNode()
                .set("signed_on", JSON.createObjectNode().put("status", status).put("location", location)));
    }

    /** Waits until as much came to the platform about this order as the file says, and notes it. */
    void platformHeard(Supplier<List<LoggedRequest>> requests) {
        int awaited = heard + expected.path(steps.size() - 1).path("said").size();
        await().until(() -> requests.get().size() >= awaited);
        List<LoggedRequest> all = requests.get();
        GoldenRequests.of(all.subList(heard, all.size())).forEach(this::add);
        heard = all.size();
    }

    /** Compares all steps with the file. */
    void assertAsExpected() {
        String said = GoldenRequests.text(steps)
                .replace(key, "KEY")
                .replaceAll("vpn-[a-z]{16}", "vpn-xxxxxxxxxxxxxxxx")
                .replaceAll("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+", "TOKEN")
                .replaceAll("ZXlK[A-Za-z0-9+/=]+", "TOKEN in Base64")
                .replaceAll("token=[A-Za-z0-9_-]{43}", "token=TOKEN");
        assertThat(said).isEqualTo(GoldenRequests.text(expected));
    }

    private void add(JsonNode said) {
        ((ArrayNode) steps.get(steps.size() - 1).get("said")).add(said);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
