package culvert.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server, as a broker starts it, loses it and finds it again. */
final class EmbeddedDatabaseTest {

    // Of all tests, because a first start unpacks the programs and makes a cluster.
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @BeforeAll
    static void firstStart() throws SQLException {
        on(database -> {});
    }

    @Test
    void what_was_committed_is_there_at_the_next_start() throws SQLException {
        on(database -> execute(database, "create table kept as select 'here' as word"));

        on(database -> assertThat(ask(database, "select word from kept")).isEqualTo("here"));
        assertThat(running()).isEmpty();
    }

    @Test
    void a_server_that_a_killed_broker_left_is_ended_and_its_data_are_kept() throws SQLException {
        DataDirectory ofKilled = DataDirectory.hold(folder);
        EmbeddedDatabase left = EmbeddedDatabase.start(ofKilled);
        left.awaitReady();
        execute(left, "create table acknowledged as select 'order' as word");
        List<ProcessHandle> orphan = running();
        ofKilled.close();

        on(database -> {
            assertThat(ask(database, "select word from acknowledged")).isEqualTo("order");
            assertThat(running()).hasSize(1).doesNotContainAnyElementsOf(orphan);
        });
        assertThat(orphan).hasSize(1).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void programs_are_unpacked_once_and_all_else_beside_them_goes() throws SQLException, IOException {
        Path runtime = folder.resolve("postgres-runtime");
        Path home = onlyOneIn(runtime);
        Object unpacked = Files.getAttribute(home, "unix:ctime");

        on(database -> {});
        assertThat(onlyOneIn(runtime)).isEqualTo(home);
        assertThat(Files.getAttribute(home, "unix:ctime")).isEqualTo(unpacked);

        // As an upgrade finds them: programs of before, and what a kill left half unpacked.
        Path before = Files.move(home, runtime.resolve("of-before"));
        Files.createDirectories(runtime.resolve("unpacking-1/bin"));
        on(database -> {});
        assertThat(onlyOneIn(runtime)).isEqualTo(home);
        assertThat(before).doesNotExist();
    }

    @Test
    void commits_are_durable_whatever_a_file_says() throws SQLException, IOException {
        withInConfiguration(
                "fsync = off\nsynchronous_commit = off\n",
                () -> on(database -> {
                    assertThat(ask(database, "show fsync")).isEqualTo("on");
                    assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
                }));
    }

    @Test
    void a_server_that_does_not_start_says_why() throws SQLException, IOException {
        withInConfiguration(
                "shared_buffers = plenty\n",
                () -> assertThatThrownBy(() -> on(database -> {}))
                        .isInstanceOf(DatabaseUnusable.class)
                        .hasMessageContaining("does not start")
                        .hasMessageContaining("contains errors"));
    }

    @Test
    void the_end_of_a_terminal_is_not_the_servers() throws SQLException {
        on(database -> assertThat(session(running().getFirst().pid()))
                .isNotEqualTo(session(ProcessHandle.current().pid())));
    }

    private interface Use {
        void of(EmbeddedDatabase database) throws SQLException;
    }

    private interface Step {
        void take() throws SQLException;
    }

    private static void on(Use use) throws SQLException {
        try (DataDirectory directory = DataDirectory.hold(folder);
                EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            database.awaitReady();
            use.of(database);
        }
    }

    private static void withInConfiguration(String lines, Step step) throws SQLException, IOException {
        Path file = folder.resolve("postgres/postgresql.conf");
        String before = Files.readString(file);
        try {
            Files.writeString(file, lines, StandardOpenOption.APPEND);
            step.take();
        } finally {
            Files.writeString(file, before);
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static List<ProcessHandle> running() {
        try {
            return new PidFile(folder.resolve("postgres")).running().stream().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path onlyOneIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    // The sixth field of proc(5)'s stat; the second, the program's name, is in parentheses.
    private static String session(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"), UTF_8);
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
