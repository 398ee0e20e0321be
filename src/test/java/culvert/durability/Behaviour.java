package culvert.durability;

/** What the stubbed platform does with one call. "Applied" = a change takes effect before whatever comes next. */
enum Behaviour {
    WORKS,
    FAILS,
    FAILS_BUT_APPLIED,
    SLOW_DOWN,
    HANGS,
    HANGS_BUT_APPLIED,
    CUT,
    CUT_HALF_WAY_BUT_APPLIED,
    ANSWERS_TWICE;

    boolean applies() {
        return switch (this) {
            case WORKS, FAILS_BUT_APPLIED, HANGS_BUT_APPLIED, CUT_HALF_WAY_BUT_APPLIED, ANSWERS_TWICE -> true;
            case FAILS, SLOW_DOWN, HANGS, CUT -> false;
        };
    }

    /** Whether a reader gets a whole answer. */
    boolean tellsTheTruth() {
        return this == WORKS || this == ANSWERS_TWICE;
    }
}
