package culvert.durability;

import com.google.crypto.tink.KeysetHandle;
import culvert.security.Keysets;
import culvert.security.SealedPlace;
import culvert.security.Sealer;
import culvert.security.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the database holds, read beside the broker. */
final class Ledger {

    private final String jdbcUrl;
    private final Sealer sealer;

    Ledger(String jdbcUrl, Path keyset) {
        this.jdbcUrl = jdbcUrl;
        KeysetHandle keys = Keysets.fromSetting(Secret.of(keyset.toString()));
        this.sealer = new Sealer(keys);
    }

    /** A row as a map would hide a misspelt column: each query is read by its own function. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    List<OrderHistory.Found> orders() {
        return query(
                "select order_key, id, app_id from resource",
                row -> new OrderHistory.Found(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** The marks of each resource's versions, oldest first. */
    Map<String, List<String>> versions() {
        Map<String, List<String>> versions = new LinkedHashMap<>();
        query("select resource_id, number, text from config_version order by resource_id, number", row -> {
            String id = row.getString(1);
            List<String> texts = versions.computeIfAbsent(id, name -> new ArrayList<>());
            SealedPlace place = new SealedPlace("config_version", id + "/" + row.getInt(2), "text");
            texts.add(SampleConf.markIn(new String(sealer.open(row.getBytes(3), place), StandardCharsets.UTF_8)));
            return id;
        });
        return versions;
    }

    /** What should never be seen, one sentence each: parts of a save without the others. */
    List<String> halves() {
        return query("""
                select 'resource ' || r.id || ' says ' || r.newest_version || ' versions and has ' || count(v.number)
                  from resource r left join config_version v on v.resource_id = r.id
                 group by r.id, r.newest_version
                having r.newest_version <> count(v.number) or r.newest_version <> coalesce(max(v.number), 0)
                union all
                select 'version ' || v.number || ' of ' || v.resource_id || ' has no delivery'
                  from config_version v left join delivery d on d.resource_id = v.resource_id and d.version = v.number
                 where d.version is null
                union all
                select 'the delivery of ' || d.resource_id || ' version ' || d.version || ' waits and nobody works on it'
                  from delivery d
                       left join scheduled_tasks t on t.task_name = 'deliver' and t.task_instance = d.resource_id
                 where d.state = 'waiting' and t.task_instance is null
                """, row -> row.getString(1));
    }

    /** How the newest version of the resource stands on its way to the platform. */
    String newestDelivery(String id) {
        return query(
                        "select resource_id, state from delivery order by resource_id, version",
                        row -> row.getString(1).equals(id) ? row.getString(2) : "")
                .stream()
                .filter(state -> !state.isEmpty())
                .reduce("", (older, newer) -> newer);
    }

    /** How many deliveries are neither published nor superseded. */
    int unsettled() {
        return query(
                        "select count(*) from delivery where state not in ('published', 'superseded')",
                        row -> row.getInt(1))
                .getFirst();
    }

    /** The deliveries, each with its attempt, of which nobody knows whether the platform got them. */
    List<String> interrupted() {
        return query(
                "select resource_id || '/' || version || '/' || attempts from delivery where state = 'waiting' and in_doubt",
                row -> row.getString(1));
    }

    private <T> List<T> query(String sql, Row<T> reader) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
