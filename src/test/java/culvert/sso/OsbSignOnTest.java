package culvert.sso;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link that a service instance's {@code dashboard_url} is. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class OsbSignOnTest {

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Inject
    ResourceService resources;

    @Inject
    DashboardLinks links;

    private ResourceId resource;
    private Visitor visitor;

    @BeforeEach
    void order() {
        resource = resources
                .provision(new Order(
                        PlatformName.OSB, Optional.empty(), new AppId("instance-of-sign-on"), "vpn-ipsec-standard"))
                .resource()
                .id();
        visitor = new Visitor(broker);
    }

    @Test
    void the_link_shows_a_button_and_the_button_opens_the_dashboard() {
        HttpResponse<String> door = visitor.open(link());
        HttpResponse<String> opened = visitor.post("/sso/osb", Visitor.hiddenFields(door.body()));

        assertThat(door.statusCode()).isEqualTo(200);
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(opened.headers().firstValue("Location")).hasValue("/dashboard/" + resource);
        assertThat(visitor.open("/dashboard/" + resource).statusCode()).isEqualTo(200);
    }

    @Test
    void looking_at_the_link_does_not_use_it_up_and_opening_does() {
        String link = link();
        Map<String, String> fields = Visitor.hiddenFields(visitor.open(link).body());
        assertThat(visitor.open(link).statusCode()).isEqualTo(200);
        assertThat(link()).isEqualTo(link);

        visitor.post("/sso/osb", fields);

        assertThat(new Visitor(broker).open(link).statusCode()).isEqualTo(403);
        assertThat(new Visitor(broker).post("/sso/osb", fields).statusCode()).isEqualTo(403);
        assertThat(link()).isNotEqualTo(link);
        assertThat(new Visitor(broker).open(link()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_link_works_once_however_many_use_it_at_the_same_time() throws Exception {
        Map<String, String> fields = Visitor.hiddenFields(visitor.open(link()).body());
        List<Callable<Integer>> rush = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rush.add(() -> new Visitor(broker).post("/sso/osb", fields).statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : browsers.invokeAll(rush)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(20).containsOnly(303, 403).containsOnlyOnce(303);
    }

    @Test
    void what_opens_nothing_shows_how_to_get_a_new_link() {
        ResourceId other = resources
                .provision(new Order(PlatformName.OSB, Optional.empty(), new AppId("other"), "vpn-ipsec-standard"))
                .resource()
                .id();
        ResourceId gone = resources
                .provision(new Order(PlatformName.OSB, Optional.empty(), new AppId("gone"), "vpn-ipsec-standard"))
                .resource()
                .id();
        String linkOfGone = link(gone);
        resources.deprovision(gone);

        for (String address : List.of(
                link().replace(resource.value(), other.value()),
                linkOfGone,
                link() + "x",
                "/sso/osb",
                "/sso/osb?id=" + resource,
                "/sso/osb?id=%00&token=%00")) {
            HttpResponse<String> answer = new Visitor(broker).open(address);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("cf update-service NAME -c '{\"dashboard\":\"again\"}'");
        }
    }

    private String link() {
        return link(resource);
    }

    private String link(ResourceId id) {
        String link = links.to(resources.find(id));
        return link.substring(link.indexOf("/sso/"));
    }
}
