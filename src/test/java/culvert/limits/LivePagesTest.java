package culvert.limits;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.sso.SessionCookie;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SignOnLinks;
import culvert.testsupport.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
class LivePagesTest {

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    ResourceService resources;

    @Inject
    SignOnLinks links;

    @Test
    void pages_that_are_followed_live_take_nobodys_place() {
        var order = new Order(
                PlatformName.SCALINGO, Optional.empty(), new AppId("app-" + UUID.randomUUID()), "vpn-ipsec-standard");
        ResourceId id = resources.provision(order).resource().id();
        Visitor visitor = new Visitor(broker);
        visitor.open(links.fresh(id));
        HttpRequest live = HttpRequest.newBuilder(broker.resolve("/dashboard/" + id + "/live"))
                .header("Cookie", SessionCookie.NAME + "=" + visitor.cookie(SessionCookie.NAME))
                .build();
        try (HttpClient browsers =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<InputStream>>> followed = IntStream.rangeClosed(0, Places.MOST_WAITING)
                    .mapToObj(i -> browsers.sendAsync(live, BodyHandlers.ofInputStream()))
                    .toList();

            assertThat(followed)
                    .allSatisfy(page -> assertThat(page.join().statusCode()).isEqualTo(200));
            assertThat(visitor.open("/dashboard/" + id).statusCode()).isEqualTo(200);
            browsers.shutdownNow();
        }
    }
}
