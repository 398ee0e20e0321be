package culvert.durability;

/**
 * One save as its author knows it.
 *
 * @param base the version that the author saw when editing began, 0 for none
 * @param text unlike any other text of the run
 */
record SaveAttempt(int base, String text, Told told) {

    /** What the author was told. */
    enum Told {
        SAVED,
        /** Somebody saved in between. */
        STALE,
        /** Nothing: the line was cut, or the broker could not say. */
        NOTHING
    }
}
