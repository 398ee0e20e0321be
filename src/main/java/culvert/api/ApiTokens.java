package culvert.api;

import culvert.audit.Act;
import culvert.audit.AuditTrail;
import culvert.resources.ResourceId;
import culvert.security.LastingTokens;
import culvert.security.LastingTokens.Named;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tokens with which a customer's programs use the API. */
@ApplicationScoped
public class ApiTokens {

    private static final String AUDIENCE = "culvert-api";
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 50;

    private final EntityManager database;
    private final LastingTokens tokens;
    private final AuditTrail trail;
    private final Clock clock;

    ApiTokens(EntityManager database, LastingTokens tokens, AuditTrail trail, Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.trail = trail;
        this.clock = clock;
    }

    /** A new token for the resource, to be shown once; empty when it has 50 already. */
    @Transactional
    public Optional<String> make(ResourceId resource, String name) {
        if (list(resource).size() >= MOST) {
            return Optional.empty();
        }
        String plain = name.strip().replaceAll("\\p{Cntrl}", " ");
        String kept = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        String id = UUID.randomUUID().toString();
        database.createNativeQuery("""
                        insert into api_token (id, resource_id, name, created_at) values (:id, :resource, :name, :now)
                        """)
                .setParameter("id", id)
                .setParameter("resource", resource.value())
                .setParameter("name", kept)
                .setParameter("now", clock.instant())
                .executeUpdate();
        trail.note(Act.TOKEN_MADE, resource, kept);
        return Optional.of(tokens.sign(AUDIENCE, new Named(resource.value(), id)));
    }

    /** Ends a token at once. */
    @Transactional
    public void revoke(ResourceId resource, String id) {
        List<?> revoked = database.createNativeQuery(
                        "delete from api_token where id = :id and resource_id = :resource returning name")
                .setParameter("id", id)
                .setParameter("resource", resource.value())
                .getResultList();
        revoked.forEach(name -> trail.note(Act.TOKEN_REVOKED, resource, name.toString()));
    }

    /** Newest first. */
    @Transactional
    public List<ApiToken> list(ResourceId resource) {
        List<?> rows = database.createNativeQuery("""
                        select id, name, created_at from api_token where resource_id = :resource order by created_at desc
                        """)
                .setParameter("resource", resource.value())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new ApiToken((String) row[0], (String) row[1], (Instant) row[2]))
                .toList();
    }

    /** What a token opens, and the name its owner gave it. */
    public record Opened(ResourceId resource, String name) {}

    /** What the token opens; empty when it is not ours, was revoked, or its resource is gone. */
    @Transactional
    public Optional<Opened> open(String token) {
        return tokens.read(AUDIENCE, token)
                .flatMap(named -> name(named).map(name -> new Opened(new ResourceId(named.subject()), name)));
    }

    private Optional<String> name(Named named) {
        List<?> names = database.createNativeQuery("""
                        select t.name from api_token t join resource r on r.id = t.resource_id
                        where t.id = :id and t.resource_id = :resource and r.state <> 'deprovisioned'
                        """)
                .setParameter("id", named.id())
                .setParameter("resource", named.subject())
                .getResultList();
        return names.stream().map(String.class::cast).findFirst();
    }
}
