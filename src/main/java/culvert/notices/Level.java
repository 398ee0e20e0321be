package culvert.notices;

import culvert.tunnels.TunnelsState;
import java.util.Locale;
import java.util.Optional;

/** How well the tunnels of a resource are, worst first. Of what is only starting, or not known, nothing is told. */
enum Level {
    DOWN,
    PARTLY,
    UP;

    static Optional<Level> of(TunnelsState state) {
        return switch (state) {
            case CONNECTED -> Optional.of(UP);
            case PARTLY -> Optional.of(PARTLY);
            case DOWN -> Optional.of(DOWN);
            case STARTING, UNKNOWN -> Optional.empty();
        };
    }

    /** The level as the database calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Level ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean isWorseThan(Level other) {
        return compareTo(other) < 0;
    }
}
