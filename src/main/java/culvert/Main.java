package culvert;

import culvert.database.DataDirectory;
import culvert.database.DatabaseUnusable;
import culvert.database.EmbeddedDatabase;
import culvert.security.KeysetUnusable;
import culvert.security.SealBroken;
import culvert.settings.DatabaseUrl;
import culvert.settings.Settings;
import culvert.settings.SettingsReader;
import culvert.settings.SettingsRefused;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the broker: settings, database, Quarkus; whatever is wrong is said in one sentence each. */
@QuarkusMain
public final class Main {

    // The exit status that sysexits.h gives to a configuration error.
    private static final int BAD_SETTINGS = 78;
    private static final int LAST_WORK_SECONDS = 30;

    public static void main(String[] args) {
        int status;
        try {
            if (args.length > 0 && args[0].equals(KeysetCommand.NAME)) {
                System.exit(new KeysetCommand(System.out, System.err)
                        .run(List.of(args).subList(1, args.length)));
            }
            Settings settings = SettingsReader.read(name -> Optional.ofNullable(System.getenv(name)));
            requireFree(settings.port());
            status = settings.database().isPresent()
                    ? runOn(settings.database().get(), settings, args)
                    : runOnEmbedded(settings, args);
        } catch (SettingsRefused e) {
            status = refuse(e.mistakes());
        } catch (PortUnusable | DatabaseUnusable | KeysetUnusable e) {
            status = refuse(List.of(String.valueOf(e.getMessage())));
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int runOn(DatabaseUrl database, Settings settings, String[] args) {
        requireReachable(database);
        set("quarkus.datasource.jdbc.url", database.jdbcUrl());
        set("quarkus.datasource.username", database.user());
        set("quarkus.datasource.password", database.password().reveal());
        return run(settings, args, () -> {});
    }

    // The JVM ends when its shutdown hooks have, and Quarkus' hook ends before the database that Quarkus uses: one more
    // hook keeps the JVM until that is closed too.
    private static int runOnEmbedded(Settings settings, String[] args) {
        CountDownLatch closed = new CountDownLatch(1);
        try (DataDirectory directory = DataDirectory.hold(settings.dataDir());
                EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> await(closed), "embedded database"));
            set("quarkus.datasource.jdbc.url", database.jdbcUrl());
            return run(settings, args, database::awaitReady);
        } finally {
            closed.countDown();
        }
    }

    private static int run(Settings settings, String[] args, Runnable databaseReady) {
        // Before anything is acknowledged: without a keyset nothing could be kept.
        settings.openKeyset();
        set("quarkus.http.port", String.valueOf(settings.port()));
        set("quarkus.http.limits.max-body-size", String.valueOf(settings.bodyMax()));
        settings.notices().mail().ifPresent(mail -> mail.properties().forEach(Main::set));
        databaseReady.run();
        AtomicInteger status = new AtomicInteger();
        Quarkus.run(null, (code, failure) -> status.set(failure == null ? code : ended(code, failure)), args);
        return status.get();
    }

    private static int ended(int code, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SealBroken) {
                return refuse(List.of("The keyset is not the one that this database was sealed with."));
            }
            if (cause instanceof KeysetUnusable) {
                return refuse(List.of(String.valueOf(cause.getMessage())));
            }
        }
        // Nobody else says it: the framework leaves what it throws to whoever takes its end.
        failure.printStackTrace();
        return code;
    }

    // A dollar sign begins an expression in the framework's properties; two stand for itself.
    private static void set(String property, String value) {
        System.setProperty(property, value.replace("$", "$$"));
    }

    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new PortUnusable(port, e);
        }
    }

    private static void requireReachable(DatabaseUrl database) {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password().reveal());
        properties.setProperty("connectTimeout", "5");
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties)) {
            connection.isValid(1);
        } catch (SQLException e) {
            throw DatabaseUnusable.atStart(database.hostAndPort(), e);
        }
    }

    private static int refuse(List<String> mistakes) {
        mistakes.forEach(mistake -> System.err.println("culvert: " + mistake));
        return BAD_SETTINGS;
    }

    private static void await(CountDownLatch closed) {
        try {
            if (!closed.await(LAST_WORK_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("culvert: the embedded database was not closed in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Another program listens where we should, or we may not. */
    private static final class PortUnusable extends RuntimeException {
        PortUnusable(int port, IOException cause) {
            super(
                    String.valueOf(cause.getMessage()).contains("in use")
                            ? "Port " + port + " is in use by another program; end it, or set PORT to a free one."
                            : "Port " + port + " cannot be used (" + cause.getMessage() + "); set PORT to another one.",
                    cause);
        }
    }
}
