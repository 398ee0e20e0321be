package culvert.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.api.ApiTokens;
import culvert.delivery.DeliveryService;
import culvert.delivery.DeliveryState;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.security.SigningKey;
import culvert.sso.SessionCookie;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.ScalingoStub;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Supervisors;
import culvert.testsupport.Visitor;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Whoever has the database without the keyset has nothing: neither in what pg_dump writes nor in the server's own files. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class DatabaseCopyTest {

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI scalingo;

    @Inject
    @ConfigProperty(name = "CULVERT_DATA_DIR")
    Path dataDir;

    @Inject
    ResourceService resources;

    @Inject
    DeliveryService deliveries;

    @Inject
    ApiTokens tokens;

    @Inject
    SigningKey signingKey;

    @Inject
    SignOnLinks links;

    @Inject
    Supervisors supervisors;

    @Inject
    AgroalDataSource database;

    private final Canary canary = Canary.hatched();

    @Test
    void neither_a_dump_nor_the_files_hold_a_secret() throws Exception {
        ScalingoStub platform = new ScalingoStub(scalingo);
        platform.works();
        AppId app = new AppId("app-" + UUID.randomUUID());
        ResourceId id = published(app);
        new MarkedOrders(canary);
        supervisors
                .start(broker, id, 1, "web-1")
                .starting()
                .failed("unknown", "it said " + canary.secret(), "vpnc: strange " + canary.secret());
        Visitor visitor = new Visitor(broker);
        String link = links.fresh(id);
        visitor.open(link);
        List<byte[]> secrets = Stream.of(
                        canary.secret(),
                        tokens.make(id, "a program").orElseThrow(),
                        visitor.cookie(SessionCookie.NAME),
                        link.substring(link.lastIndexOf('=') + 1),
                        platform.variable(app, "SCALINGO_VPNC_REPORT_TOKEN"),
                        "test-password",
                        "test-operator-password")
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .collect(Collectors.toCollection(ArrayList::new));
        secrets.add(signingKey.hmac().getEncoded());
        secrets.add(Base64.getDecoder().decode(sealingKey()));

        DatabaseCopy copy = new DatabaseCopy(database);
        String dump = copy.dump();
        List<String> files = copy.files();

        // What is no secret is found in both, so that they are what they are taken for.
        assertThat(dump).contains(id.value());
        assertThat(files).anyMatch(file -> file.contains(id.value()));
        assertThat(secrets).allSatisfy(secret -> {
            String plain = new String(secret, StandardCharsets.ISO_8859_1);
            assertThat(dump.contains(plain)
                            || dump.contains(HexFormat.of().formatHex(secret))
                            || dump.contains(Base64.getEncoder().encodeToString(secret)))
                    .isFalse();
            assertThat(files).noneMatch(file -> file.contains(plain));
        });
    }

    private ResourceId published(AppId app) {
        var order = new Order(PlatformName.SCALINGO, Optional.empty(), app, "vpn-ipsec-standard");
        ResourceId id = resources.provision(order).resource().id();
        Reading read = VpncReader.read(canary.conf().getBytes(StandardCharsets.UTF_8));
        resources.save(id, ((Reading.Accepted) read).config(), Optional.empty(), new Author("a test"));
        await().until(() -> deliveries.newest(id).orElseThrow().state() == DeliveryState.PUBLISHED);
        return id;
    }

    private String sealingKey() throws IOException {
        return Files.readString(dataDir.resolve("keyset.json")).replaceAll("(?s).*\"value\" *: *\"([^\"]*)\".*", "$1");
    }
}
