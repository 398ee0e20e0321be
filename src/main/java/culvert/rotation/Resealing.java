package culvert.rotation;

import culvert.security.SealBroken;
import culvert.security.SealedColumn;
import culvert.security.SealedPlace;
import culvert.security.Sealer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Seals one column anew with the primary key, some rows at a time. Where it is stands in the rows themselves: whatever kills
 * it, the next one goes on with the rows that are left.
 */
final class Resealing {

    static final int ROWS_AT_ONCE = 200;

    private static final Logger LOG = Logger.getLogger(Resealing.class);

    private final SealedColumn column;
    private final Sealer sealer;
    private List<Object> last = List.of();
    private int unopened;

    Resealing(SealedColumn column, Sealer sealer) {
        this.column = column;
        this.sealer = sealer;
    }

    /**
     * Seals the next rows that need it, in the transaction of the connection.
     *
     * @return whether there may be more
     */
    boolean step(Connection connection) throws SQLException {
        Map<List<Object>, byte[]> rows = next(connection);
        for (var row : rows.entrySet()) {
            sealAnew(connection, row.getKey(), row.getValue());
            last = row.getKey();
        }
        return rows.size() == ROWS_AT_ONCE;
    }

    /** How many values did not open and were left as they are: their key is not in the keyset, or they were moved here. */
    int unopened() {
        return unopened;
    }

    private void sealAnew(Connection connection, List<Object> key, byte[] before) throws SQLException {
        SealedPlace place = column.place(key);
        try {
            byte[] anew = sealer.seal(sealer.open(before, place), place);
            try (PreparedStatement update = connection.prepareStatement("update " + column.table() + " set "
                    + column.column() + " = ? where "
                    + column.keys().stream().map(name -> name + " = ?").collect(Collectors.joining(" and ")))) {
                update.setBytes(1, anew);
                for (int i = 0; i < key.size(); i++) {
                    update.setObject(i + 2, key.get(i));
                }
                update.executeUpdate();
            }
        } catch (SealBroken e) {
            unopened++;
            LOG.errorf("not sealed anew: %s", e.getMessage());
        }
    }

    // Rows that somebody else holds are left for the next pass rather than waited for.
    private Map<List<Object>, byte[]> next(Connection connection) throws SQLException {
        String keys = String.join(", ", column.keys());
        String holes = column.keys().stream().map(name -> "?").collect(Collectors.joining(", "));
        String sql =
                "select %s, %s from %s where %s is not null and substring(%s from 1 for %d) <> ?%s order by %s limit %d for update skip locked"
                        .formatted(
                                keys,
                                column.column(),
                                column.table(),
                                column.column(),
                                column.column(),
                                KeyIds.PREFIX_BYTES,
                                last.isEmpty() ? "" : " and (" + keys + ") > (" + holes + ")",
                                keys,
                                ROWS_AT_ONCE);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setBytes(1, KeyIds.prefix(sealer.keyset().getPrimary().getId()));
            for (int i = 0; i < last.size(); i++) {
                select.setObject(i + 2, last.get(i));
            }
            Map<List<Object>, byte[]> rows = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.put(key(row), row.getBytes(column.keys().size() + 1));
                }
            }
            return rows;
        }
    }

    private List<Object> key(ResultSet row) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (int i = 1; i <= column.keys().size(); i++) {
            key.add(row.getObject(i));
        }
        return key;
    }
}
