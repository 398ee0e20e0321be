package culvert.rotation;

import java.sql.SQLException;

/** The database did not let us go on; what was done until then stays. */
public final class RotationInterrupted extends RuntimeException {

    RotationInterrupted(SQLException cause) {
        super("the rotation of keys was interrupted", cause);
    }
}
