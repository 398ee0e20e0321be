package culvert.security;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs session and report tokens. It is made once and kept sealed in the database, so that every broker on
 * this database accepts what another one signed.
 */
@ApplicationScoped
public class SigningKey {

    private static final String NAME = "tokens";
    private static final int BYTES = 32;
    private static final int FIRST = ObserverMethod.DEFAULT_PRIORITY - 2;
    private static final SealedColumn KEYS = new SealedColumn("signing_key", List.of("name"), "key");

    private final AgroalDataSource database;
    private final Sealer sealer;
    private final Clock clock;
    private final AtomicReference<@Nullable SecretKey> cached = new AtomicReference<>();

    SigningKey(AgroalDataSource database, Sealer sealer, Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static SealedColumn sealedKeys() {
        return KEYS;
    }

    // A keyset that does not fit the database is to be found out at the start, not at the first sign-on; and before
    // anybody asks which keys it lacks, since without this one it is the keyset of another database.
    void openAtStart(@Observes @Priority(FIRST) StartupEvent starting) {
        hmac();
    }

    /**
     * A key for HMAC with SHA-256.
     *
     * @throws DatabaseUnreachable when it was never read before and the database does not answer
     */
    public SecretKey hmac() {
        SecretKey key = cached.get();
        if (key == null) {
            key = new SecretKeySpec(readOrMake(), "HmacSHA256");
            cached.set(key);
        }
        return key;
    }

    private byte[] readOrMake() {
        SealedPlace place = KEYS.place(List.of(NAME));
        try (Connection connection = database.getConnection()) {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            offer(connection, sealer.seal(fresh, place));
            return sealer.open(stored(connection), place);
        } catch (SQLException e) {
            throw new DatabaseUnreachable(e);
        }
    }

    // The first broker's key stays; another one's offer is dropped.
    private void offer(Connection connection, byte[] sealed) throws SQLException {
        String sql = "insert into signing_key (name, key, created_at) values (?, ?, ?) on conflict (name) do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, NAME);
            insert.setBytes(2, sealed);
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static byte[] stored(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select key from signing_key where name = ?")) {
            select.setString(1, NAME);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }
}
