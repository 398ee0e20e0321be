package culvert.resources;

/** What came of saving a config. */
public sealed interface Saved {

    /** The newest version of the resource afterwards. */
    int newest();

    /** A new version was made; its delivery is scheduled. */
    record NewVersion(int newest) implements Saved {}

    /** The text is that of the newest version already; its delivery is tried again when it was given up, or when the app no longer has it. */
    record Unchanged(int newest) implements Saved {}

    /** Somebody saved in between; nothing was stored. */
    record Stale(int newest) implements Saved {}
}
