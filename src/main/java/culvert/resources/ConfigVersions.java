package culvert.resources;

import static java.nio.charset.StandardCharsets.UTF_8;

import culvert.security.SealedColumn;
import culvert.security.SealedPlace;
import culvert.security.Sealer;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The config versions in the database, sealed on the way in and opened on the way out. */
@ApplicationScoped
class ConfigVersions implements PanacheRepositoryBase<ConfigVersion, ConfigVersion.Key> {

    private static final SealedColumn TEXTS =
            new SealedColumn("config_version", List.of("resource_id", "number"), "text");

    private final Sealer sealer;

    ConfigVersions(Sealer sealer) {
        this.sealer = sealer;
    }

    void add(ResourceId resource, int number, String text, Author author, Instant now) {
        var key = new ConfigVersion.Key(resource.value(), number);
        var version = new ConfigVersion(key, sealer.seal(text.getBytes(UTF_8), place(key)), author, now);
        persistAndFlush(version);
    }

    /** The text of a version; empty when there is no such version, or when it was destroyed. */
    Optional<String> text(ResourceId resource, int number) {
        var key = new ConfigVersion.Key(resource.value(), number);
        return findByIdOptional(key)
                .map(ConfigVersion::sealedText)
                .map(text -> new String(sealer.open(text, place(key)), UTF_8));
    }

    List<ConfigVersion> newestFirst(ResourceId resource, int limit) {
        return find("key.resourceId = ?1 order by key.number desc", resource.value())
                .page(0, limit)
                .list();
    }

    /** Destroys the texts, and tells whose. */
    List<ResourceId> destroyTextsOfResourcesGoneBefore(Instant instant) {
        List<String> gone = getEntityManager()
                .createQuery("""
                        select distinct v.key.resourceId from config_version v, Resource r
                        where r.id = v.key.resourceId and r.deprovisionedAt < :instant and v.text is not null
                        """, String.class)
                .setParameter("instant", instant)
                .getResultList();
        update("text = null where key.resourceId in ?1", gone);
        return gone.stream().map(ResourceId::new).toList();
    }

    @Produces
    @Singleton
    static SealedColumn sealedTexts() {
        return TEXTS;
    }

    private static SealedPlace place(ConfigVersion.Key key) {
        return TEXTS.place(List.of(key.resourceId(), key.number()));
    }
}
