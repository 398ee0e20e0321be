package culvert.durability;

/** What happened to an app's variable on the platform, in the platform's own order. */
sealed interface AppEvent {

    /** The text of the variable; empty when the app has none. */
    String text();

    /** The broker was answered what the app has. */
    record Seen(String text) implements AppEvent {}

    /** A change took effect. */
    record Set(String text) implements AppEvent {}
}
