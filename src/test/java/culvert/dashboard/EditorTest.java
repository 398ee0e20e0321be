package culvert.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Visitor;
import culvert.vpnc.Directive;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page says about a text, and what it does to it when asked. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class EditorTest {

    private static final String GOOD = """
            IPSec gateway vpn.example.net
            IPSec ID staff
            IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
            Xauth username ada
            Xauth password s3cond-Passw0rd
            """;
    private static final Pattern FIX = Pattern.compile("name=\"fix\" value=\"(?<choice>[^\"]+)\"");
    private static final int CHECKS = 21;
    private static final long LONGEST_CHECK = 100;

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI scalingo;

    @Inject
    ResourceService resources;

    @Inject
    SignOnLinks links;

    private String dashboard;
    private Visitor visitor;

    @BeforeEach
    void signOn() {
        new ScalingoStub(scalingo).works();
        AppId app = new AppId("app-" + UUID.randomUUID());
        var order = new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard");
        ResourceId resource = resources.provision(order).resource().id();
        dashboard = "/dashboard/" + resource;
        visitor = new Visitor(broker);
        visitor.open(links.fresh(resource));
    }

    @Test
    void a_fix_changes_one_line_saves_nothing_and_can_be_undone() {
        String typed = GOOD + "Scrpt /tmp/x\nDomian CORP\n";
        String checked = post("validate", typed).body();

        HttpResponse<String> mended = fix(typed, lastChoice(checked));

        assertThat(mended.statusCode()).isEqualTo(200);
        assertThat(textArea(mended.body(), "id=\"conf\" name=\"conf\""))
                .isEqualTo(GOOD + "Scrpt /tmp/x\nDomain CORP\n");
        assertThat(mended.body()).contains("The text was changed for you; nothing is saved yet.", ">Undo<");
        String before = textArea(mended.body(), "<textarea name=\"conf\"");
        assertThat(textArea(post("validate", before).body(), "id=\"conf\" name=\"conf\""))
                .isEqualTo(typed);
        assertThat(visitor.open(dashboard).body()).doesNotContain("Domain CORP");
    }

    @Test
    void a_fix_of_a_text_that_has_changed_meanwhile_changes_nothing() {
        String choice = lastChoice(post("validate", GOOD + "Domian CORP\n").body());

        HttpResponse<String> answer = fix(GOOD + "Domain CORP\nIKE DH Group dh14\n", choice);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Nothing was changed");
    }

    @Test
    void masked_secrets_stay_masked_while_another_line_is_mended() {
        post("config", GOOD);
        String typed = GOOD.replaceAll("(secret|password) .*", "$1 ********") + "Domian CORP\n";

        HttpResponse<String> mended =
                fix(typed, lastChoice(post("validate", typed).body()));

        assertThat(textArea(mended.body(), "id=\"conf\" name=\"conf\"")).isEqualTo(typed.replace("Domian", "Domain"));
        assertThat(mended.body()).doesNotContain("7hK-pq2.Lm9x_Zt4Wb8");
    }

    @Test
    void the_meter_tells_what_guessing_the_group_secret_costs_and_offers_a_better_one() {
        String weak = post("validate", GOOD.replace("7hK-pq2.Lm9x_Zt4Wb8", "password1"))
                .body();
        String better = Pattern.compile("class=\"generated\">(?<secret>[^<]+)<")
                .matcher(weak)
                .results()
                .findFirst()
                .orElseThrow()
                .group("secret");
        String strong =
                post("validate", GOOD.replace("7hK-pq2.Lm9x_Zt4Wb8", better)).body();

        assertThat(weak)
                .contains("The group secret is easy to guess", "<meter", "less than a second", "finding ERROR")
                .contains("This config is in order");
        assertThat(strong).contains("The group secret is beyond guessing").doesNotContain("class=\"generated\"");
        assertThat(post("validate", "IPSec secret password1\n").body())
                .contains("mistakes keep", "The group secret is easy to guess");
    }

    @Test
    void the_help_lists_every_directive_once() {
        String page = visitor.open(dashboard).body();

        assertThat(Pattern.compile("data-directive=\"([^\"]+)\"")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyElementsOf(
                        Directive.ALL.stream().map(Directive::spelling).toList());
    }

    @Test
    void a_check_while_typing_is_answered_within_a_tenth_of_a_second() {
        post("validate", GOOD, "HX-Request", "true");

        long[] milliseconds = LongStream.range(0, CHECKS)
                .map(check -> {
                    long began = System.nanoTime();
                    post("validate", GOOD + "Domian " + check + "\n", "HX-Request", "true");
                    return (System.nanoTime() - began) / 1_000_000;
                })
                .sorted()
                .toArray();

        // The machine may be busy with something else for most of them.
        assertThat(milliseconds[CHECKS / 4]).isLessThan(LONGEST_CHECK);
    }

    private HttpResponse<String> fix(String typed, String choice) {
        Map<String, String> fields = fields(typed);
        fields.put("fix", choice);
        return visitor.post(dashboard + "/fix", fields);
    }

    private HttpResponse<String> post(String action, String conf, String... headers) {
        return visitor.post(dashboard + "/" + action, fields(conf), headers);
    }

    private Map<String, String> fields(String conf) {
        Map<String, String> fields =
                Visitor.hiddenFields(visitor.open(dashboard).body());
        fields.put("conf", conf);
        return fields;
    }

    private static String lastChoice(String page) {
        return FIX.matcher(page)
                .results()
                .reduce((one, next) -> next)
                .orElseThrow()
                .group("choice");
    }

    /** The text in the text area whose tag has these words; the first line end behind the tag is not part of it. */
    private static String textArea(String page, String tag) {
        Matcher area = Pattern.compile(Pattern.quote(tag) + "[^>]*>\n(?<text>[^<]*)</textarea>")
                .matcher(page);
        assertThat(area.find()).isTrue();
        return area.group("text").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}
