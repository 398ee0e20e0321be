package culvert.secrecy;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What somebody has who got hold of the database: a dump, and the server's own files. */
final class DatabaseCopy {

    private final AgroalDataSource database;

    DatabaseCopy(AgroalDataSource database) {
        this.database = database;
    }

    /** Every row of every table as COPY writes it, which is what pg_dump contains; the server writes beside its own files. */
    String dump() throws SQLException, IOException {
        StringBuilder rows = new StringBuilder();
        Path file = dataDirectory().resolve("copy-of-a-test");
        for (String table : query("select tablename from pg_tables where schemaname = 'public'")) {
            try (Connection connection = database.getConnection();
                    Statement copy = connection.createStatement()) {
                copy.execute("copy \"" + table + "\" to '" + file + "'");
            }
            rows.append(Files.readString(file));
            Files.delete(file);
        }
        return rows.toString();
    }

    /** The files of the server itself, its log of changes among them. */
    List<String> files() throws SQLException, IOException {
        query("select 1 from pg_switch_wal()");
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(dataDirectory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private Path dataDirectory() throws SQLException {
        return Path.of(query("show data_directory").getFirst());
    }

    private List<String> query(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
