package culvert.tunnels;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** The table {@code tunnel_day}. */
final class DayRows {

    private static final String ADD = """
            insert into tunnel_day (day, resource_id, runs, events, left_out) select ?, * from unnest(?, ?, ?, ?)
            on conflict (resource_id, day) do update set runs = tunnel_day.runs + excluded.runs,
                events = tunnel_day.events + excluded.events, left_out = tunnel_day.left_out + excluded.left_out
            """;

    private DayRows() {}

    /** The room that each of these resources has left in the day. */
    static Map<String, RoomOfADay> rooms(Connection connection, Collection<String> resources, LocalDate day)
            throws SQLException {
        Map<String, RoomOfADay> rooms = new HashMap<>();
        if (resources.isEmpty()) {
            return rooms;
        }
        resources.forEach(each -> rooms.put(each, new RoomOfADay(new TunnelDay(day, 0, 0, 0))));
        try (PreparedStatement select =
                connection.prepareStatement("select * from tunnel_day where resource_id = any(?) and day = ?")) {
            select.setArray(1, connection.createArrayOf("text", resources.toArray()));
            select.setObject(2, day);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rooms.put(row.getString("resource_id"), new RoomOfADay(day(row)));
                }
            }
        }
        return rooms;
    }

    /** Adds what was taken. Another broker may have done so meanwhile: then the day holds a little more than it should. */
    static void add(Connection connection, Map<String, RoomOfADay> rooms, LocalDate day) throws SQLException {
        // In the same order everywhere, so that two brokers never wait for each other.
        SortedMap<String, RoomOfADay> used = new TreeMap<>(rooms);
        used.values().removeIf(room -> !room.isUsed());
        if (used.isEmpty()) {
            return;
        }
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setObject(1, day);
            add.setArray(2, connection.createArrayOf("text", used.keySet().toArray()));
            int next = 3;
            for (ToIntFunction<RoomOfADay> column :
                    List.<ToIntFunction<RoomOfADay>>of(RoomOfADay::runs, RoomOfADay::events, RoomOfADay::leftOut)) {
                Object[] values = used.values().stream().map(column::applyAsInt).toArray();
                add.setArray(next++, connection.createArrayOf("int4", values));
            }
            add.executeUpdate();
        }
    }

    /** The days of which not all was kept, newest first. */
    static List<TunnelDay> incomplete(Connection connection, String resource, LocalDate from) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from tunnel_day where resource_id = ? and day >= ? and (left_out > 0 or runs >= ?)
                order by day desc
                """)) {
            select.setString(1, resource);
            select.setObject(2, from);
            select.setInt(3, TunnelDay.MOST_RUNS);
            List<TunnelDay> days = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.add(day(row));
                }
            }
            return days;
        }
    }

    private static TunnelDay day(ResultSet row) throws SQLException {
        return new TunnelDay(
                row.getObject("day", LocalDate.class),
                row.getInt("runs"),
                row.getInt("events"),
                row.getInt("left_out"));
    }
}
