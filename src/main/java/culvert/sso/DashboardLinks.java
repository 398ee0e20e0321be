package culvert.sso;

import culvert.resources.PlatformName;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.security.SigningKey;
import culvert.settings.OsbSettings;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;

/**
 * Our own sign-on, for marketplaces that have none: a link that opens a resource's dashboard once. It is the same link
 * for everybody who asks until it is used; then there is a next one. Only how many were used is stored. Where people
 * sign on at the platform itself ({@link OidcSignOn}), the address proves nothing and stays the same.
 */
@ApplicationScoped
public class DashboardLinks {

    static final String PATH = "/sso/osb";

    private static final String ALGORITHM = "HmacSHA256";

    private final EntityManager database;
    private final SigningKey key;
    private final URI broker;
    private final boolean oidc;

    DashboardLinks(EntityManager database, SigningKey key, Settings settings) {
        this.database = database;
        this.key = key;
        this.broker = settings.publicUrl();
        this.oidc = settings.osb().flatMap(OsbSettings::oidc).isPresent();
    }

    /** The address that opens the dashboard the next time. As secret as a password, unless it leads to a sign-on. */
    @Transactional
    public String to(Resource resource) {
        return oidc && resource.platform() == PlatformName.CLOUDFOUNDRY
                ? broker + OidcSignOn.PATH + "?id=" + resource.id()
                : onceTo(resource.id());
    }

    private String onceTo(ResourceId resource) {
        return broker + PATH + "?id=" + resource + "&token=" + token(resource, used(resource));
    }

    /** Whether the token would open the dashboard now. */
    @Transactional
    boolean opens(ResourceId resource, String token) {
        return proves(token, resource, used(resource));
    }

    /** Uses the token up. @return whether it was the one to be used next, and this was its first use */
    @Transactional
    boolean use(ResourceId resource, String token) {
        int number = used(resource);
        return proves(token, resource, number)
                && database.createNativeQuery("""
                                insert into dashboard_link (resource_id, used) values (:id, :number + 1)
                                on conflict (resource_id) do update set used = excluded.used
                                where dashboard_link.used = :number
                                """)
                                .setParameter("id", resource.value())
                                .setParameter("number", number)
                                .executeUpdate()
                        == 1;
    }

    private int used(ResourceId resource) {
        List<?> rows = database.createNativeQuery(
                        "select used from dashboard_link where resource_id = :id", Integer.class)
                .setParameter("id", resource.value())
                .getResultList();
        return rows.isEmpty() ? 0 : (Integer) rows.getFirst();
    }

    private boolean proves(String token, ResourceId resource, int number) {
        return MessageDigest.isEqual(
                token(resource, number).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private String token(ResourceId resource, int number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.hmac());
            byte[] proof =
                    mac.doFinal(("dashboard-link\n" + resource + "\n" + number).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
