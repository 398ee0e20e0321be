package culvert.vpnc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text area, database, platform's variable, supervisor's file, vpnc: a password arrives as it was typed. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class RoundTripTest {

    private static final String FIRST_LINES = """
            IPSec gateway vpn.example.net
            IPSec ID staff
            IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
            Xauth username ada
            """;
    private static final int LONGEST_PASSWORD = 100;

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

    @TempDir
    Path directory;

    private AppId app;
    private ResourceId resource;
    private Visitor visitor;
    private ScalingoStub platform;

    @BeforeEach
    void signOn() {
        platform = new ScalingoStub(scalingo);
        platform.works();
        app = new AppId("app-" + UUID.randomUUID());
        var order = new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard");
        resource = resources.provision(order).resource().id();
        visitor = new Visitor(broker);
        visitor.open(links.fresh(resource));
    }

    @Test
    void every_byte_that_a_password_may_hold_reaches_the_real_vpnc() throws Exception {
        List<String> passwords = passwords();
        for (String password : passwords) {
            publish(FIRST_LINES + "Xauth password \"" + password + "\"\n");
        }
        await().until(() -> platform.published(app).size() == passwords.size());

        List<byte[]> published = platform.published(app).stream()
                .map(text -> text.getBytes(UTF_8))
                .toList();
        assertThat(new RealVpnc(directory).readThroughEnvironment(published))
                .extracting(answer -> answer.inForce().get("Xauth password"))
                .containsExactlyElementsOf(passwords.stream()
                        .map(password -> new String(password.getBytes(UTF_8), ISO_8859_1))
                        .toList());
    }

    @Test
    void the_bytes_that_it_may_not_hold_are_refused_one_by_one() {
        int refused = 0;
        for (int b = 0; b < 256; b++) {
            byte[] text = (FIRST_LINES + "Xauth password a_b\n").getBytes(ISO_8859_1);
            text[text.length - 3] = (byte) b;
            boolean lineEnd = b == '\n';
            boolean printable = b == '\t' || (b >= ' ' && b < 0x7F);
            boolean accepted = VpncReader.read(text) instanceof Reading.Accepted;
            assertThat(accepted).as("byte %d", b).isEqualTo(printable && !lineEnd);
            refused += accepted ? 0 : 1;
        }
        assertThat(refused).isEqualTo(256 - 96);
    }

    /** All characters up to U+00FF that are no control characters, at the beginning, in the middle and at the end. */
    private static List<String> passwords() {
        List<String> characters = IntStream.rangeClosed('\t', 0xFF)
                .filter(character -> character == '\t' || !Character.isISOControl(character))
                .mapToObj(Character::toString)
                .toList();
        List<String> passwords = new ArrayList<>();
        StringBuilder password = new StringBuilder();
        for (String character : characters) {
            password.append(character);
            if (password.toString().getBytes(UTF_8).length > LONGEST_PASSWORD) {
                passwords.add(password.toString());
                password.setLength(0);
            }
        }
        passwords.add(password.toString());
        List.of(" blanks ", "\tt", "\"quoted\"", "a\u20AC\uD83D\uDD11", "$(id)`id`\\n%s%%'")
                .forEach(passwords::add);
        return passwords;
    }

    private void publish(String conf) {
        int before = platform.published(app).size();
        String dashboard = "/dashboard/" + resource;
        Map<String, String> fields =
                Visitor.hiddenFields(visitor.open(dashboard).body());
        fields.put("conf", conf.replace("\n", "\r\n"));
        assertThat(visitor.post(dashboard + "/config", fields).statusCode())
                .as(conf)
                .isEqualTo(303);
        await().until(() -> platform.published(app).size() > before);
    }
}
