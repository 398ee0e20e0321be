package culvert.resources;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The resources in the database. */
@ApplicationScoped
class Resources implements PanacheRepositoryBase<Resource, String> {

    private static final Comparator<Resource> BY_ORDER_KEY =
            Comparator.comparing(resource -> resource.orderKey().orElse(""));
    private static final String INSERT = """
            insert into resource (id, platform, order_key, app_id, plan, ordered_plan, state, created_at)
            select id, platform, order_key, app_id, plan, plan, 'provisioned', created_at
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                as fresh (id, platform, order_key, app_id, plan, created_at)
            on conflict (platform, order_key) do nothing
            returning id
            """;

    private final AgroalDataSource database;

    Resources(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Stores what orders make, unless an order with the same key is there. The unique key decides, not a look beforehand,
     * so that any number of brokers may take the same order at once. One way to the database for all of them.
     *
     * @return the ids of those that were stored
     */
    Set<ResourceId> insertUnlessOrdered(List<Resource> fresh) {
        // In one order, so that two brokers with the same orders at once wait for each other only one way round.
        List<Resource> sorted = fresh.stream().sorted(BY_ORDER_KEY).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(
                    1, column(connection, sorted, resource -> resource.id().value()));
            insert.setArray(
                    2,
                    column(connection, sorted, resource -> resource.platform().id()));
            insert.setArray(
                    3,
                    column(connection, sorted, resource -> resource.orderKey().orElse(null)));
            insert.setArray(
                    4, column(connection, sorted, resource -> resource.app().value()));
            insert.setArray(5, column(connection, sorted, Resource::plan));
            insert.setArray(
                    6,
                    column(connection, sorted, resource -> resource.createdAt().toString()));
            return ids(insert);
        } catch (SQLException e) {
            throw new PersistenceException("orders were not stored", e);
        }
    }

    private static Array column(
            Connection connection, List<Resource> resources, Function<Resource, @Nullable String> value)
            throws SQLException {
        return connection.createArrayOf("text", resources.stream().map(value).toArray());
    }

    private static Set<ResourceId> ids(PreparedStatement insert) throws SQLException {
        Set<ResourceId> ids = new HashSet<>();
        try (ResultSet row = insert.executeQuery()) {
            while (row.next()) {
                ids.add(new ResourceId(row.getString(1)));
            }
        }
        return ids;
    }

    Optional<Resource> ordered(PlatformName platform, String key) {
        return find("platform = ?1 and orderKey = ?2", platform, key).firstResultOptional();
    }

    /** What the platform bought under this id; what another one bought is looked for as long as what nobody did. */
    Optional<Resource> bought(PlatformName platform, ResourceId id) {
        return find("id = ?1 and platform = ?2", id.value(), platform).firstResultOptional();
    }

    Optional<Resource> withId(ResourceId id) {
        return findByIdOptional(id.value());
    }

    /** Locks the row until the transaction ends: changes to one resource happen one after the other, across brokers. */
    Optional<Resource> lock(ResourceId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    Map<ResourceState, Long> countByState() {
        Map<ResourceState, Long> counts = new EnumMap<>(ResourceState.class);
        getEntityManager()
                .createQuery("select state, count(*) from Resource group by state", Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((ResourceState) row[0], (Long) row[1]));
        return counts;
    }

    List<Resource> search(String idOrApp, int limit) {
        var found = idOrApp.isEmpty()
                ? find("order by createdAt desc, id")
                : find("id = ?1 or appId = ?1 order by createdAt desc, id", idOrApp);
        return found.page(0, limit).list();
    }

    /** How many resources that are not deprovisioned belong to the app. */
    long onApp(PlatformName platform, AppId app) {
        return count(
                "platform = ?1 and appId = ?2 and state != ?3", platform, app.value(), ResourceState.DEPROVISIONED);
    }
}
