package culvert.routes;

import culvert.api.ApiTokens;
import culvert.notices.NoticeService;
import culvert.notices.webhook.WebhookSignature;
import culvert.resources.Author;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.rollback.VersionNotes;
import culvert.testsupport.Visitor;
import culvert.tunnels.WatchChoices;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Customers who have at least one of everything that the address of a route can name. */
@ApplicationScoped
class Customers {

    /** A valid body for an instance and for a binding of the Open Service Broker API. */
    static final String OSB_ORDER = osbOrder("");

    /** What the address of a deletion must name there. */
    static final String OSB_DELETION = "?service_id=" + osbId("service/scalingo-vpn-ipsec") + "&plan_id="
            + osbId("plan/scalingo-vpn-ipsec/vpn-ipsec-standard");

    /**
     * A customer.
     *
     * @param ids by the names that they have in the paths of the routes
     */
    record Customer(ResourceId id, Map<String, List<String>> ids) {

        /** All that a route's parameter of this name can be. */
        List<String> all(String parameter) {
            List<String> found = ids.get(parameter);
            if (found == null) {
                throw new AssertionError("nobody has said in Customers what a customer has for {" + parameter
                        + "} in the path of a route; add it, so that somebody else's is tried too");
            }
            return found;
        }

        String first(String parameter) {
            return all(parameter).getFirst();
        }
    }

    private final URI broker;
    private final ResourceService resources;
    private final VersionNotes notes;
    private final ApiTokens tokens;
    private final NoticeService notices;
    private final WatchChoices choices;
    private final AgroalDataSource database;

    Customers(
            @ConfigProperty(name = "test.url") URI broker,
            ResourceService resources,
            VersionNotes notes,
            ApiTokens tokens,
            NoticeService notices,
            WatchChoices choices,
            AgroalDataSource database) {
        this.broker = broker;
        this.resources = resources;
        this.notes = notes;
        this.tokens = tokens;
        this.notices = notices;
        this.choices = choices;
        this.database = database;
    }

    /** Gives the owner of a resource two versions and one of everything else; the mark is in all that a page could show. */
    Customer withEverything(ResourceId id, String mark) {
        publish(id, mark);
        publish(id, mark + "-second");
        notes.write(id, 2, mark);
        tokens.make(id, mark);
        choices.renewBadge(id);
        String on = webhook(id, mark + "-on");
        String off = webhook(id, mark + "-off");
        switchOff(off);
        String mail = notices.addMail(id, "ops@" + mark + ".example").id();
        String instance = orderInstance(mark);
        String binding = UUID.randomUUID().toString();
        osb("PUT", bindingAddress(instance, binding), OSB_ORDER);
        return new Customer(
                id,
                Map.of(
                        "id", List.of(id.value()),
                        "instance", List.of(instance),
                        "binding", List.of(binding),
                        "number", List.of("2"),
                        "earlier", List.of("2"),
                        "token", List.of(tokens.list(id).getFirst().id()),
                        "webhook", List.of(on, off),
                        "recipient", List.of(on, off, mail)));
    }

    /** Gives the owner of a resource one version and an instance. */
    Customer withLittle(ResourceId id, String mark) {
        publish(id, mark);
        return new Customer(
                id,
                Map.of(
                        "id", List.of(id.value()),
                        "instance", List.of(orderInstance(mark)),
                        "number", List.of("1"),
                        "earlier", List.of("1")));
    }

    /** All that {@link #withEverything} gave, as it is now. */
    String belongings(Customer customer) {
        ResourceId id = customer.id();
        String binding = osb("GET", bindingAddress(customer.first("instance"), customer.first("binding")), "")
                .body();
        List<String> recipients = notices.list(id).stream()
                .map(each -> "%s %s, off: %s, told: %d"
                        .formatted(
                                each.recipient().id(),
                                each.address(),
                                each.recipient().offAt(),
                                each.deliveries().size()))
                .toList();
        return String.join(
                "\n",
                resources.find(id).state().toString(),
                "version " + resources.find(id).newestVersion(),
                notes.of(id).toString(),
                tokens.list(id).toString(),
                choices.badge(id).toString(),
                recipients.toString(),
                binding);
    }

    private void publish(ResourceId id, String gateway) {
        Reading read = VpncReader.read(conf(gateway).getBytes(StandardCharsets.UTF_8));
        resources.save(id, ((Reading.Accepted) read).config(), Optional.empty(), new Author("a test"));
    }

    private String webhook(ResourceId id, String host) {
        return notices.addWebhook(id, "https://" + host + ".example.com/hooks", WebhookSignature.freshSecret())
                .id();
    }

    // By itself that takes days of failure.
    private void switchOff(String recipient) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update notice_recipient set off_at = now() where id = ?")) {
            update.setString(1, recipient);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String orderInstance(String gateway) {
        String instance = UUID.randomUUID().toString();
        String parameters = ", \"organization_guid\": \"o\", \"space_guid\": \"s\", \"parameters\": {\"vpnc_conf\": \""
                + conf(gateway).replace("\n", "\\n") + "\"}";
        osb("PUT", "/v2/service_instances/" + instance, osbOrder(parameters));
        return instance;
    }

    private HttpResponse<String> osb(String method, String address, String body) {
        String platform = Base64.getEncoder().encodeToString("osb:osb-password".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = new Visitor(broker)
                .send(method, address, body, "Authorization", "Basic " + platform, "X-Broker-API-Version", "2.17");
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + address + ": " + answer.body());
        }
        return answer;
    }

    private static String bindingAddress(String instance, String binding) {
        return "/v2/service_instances/" + instance + "/service_bindings/" + binding;
    }

    private static String osbOrder(String furtherFields) {
        return "{\"service_id\": \"%s\", \"plan_id\": \"%s\"%s}"
                .formatted(
                        osbId("service/scalingo-vpn-ipsec"),
                        osbId("plan/scalingo-vpn-ipsec/vpn-ipsec-standard"),
                        furtherFields);
    }

    private static String osbId(String name) {
        return UUID.nameUUIDFromBytes(("culvert/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String conf(String gateway) {
        return """
                IPSec gateway %s.example.net
                IPSec ID staff
                IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
                Xauth username ada
                Xauth password s3cond-Passw0rd
                """.formatted(gateway);
    }
}
