package culvert.sandbox.platform;

/** Where the processes of an app run. */
public interface AppRunner {

    /**
     * Replaces the app's processes by new ones with the environment the app has in {@code app}, and returns when the new
     * ones serve and the old ones are gone. Called for one app by one thread at a time.
     *
     * @throws BootFailed if the new processes did not come up
     */
    void restart(App app) throws BootFailed, InterruptedException;

    /** The new processes did not come up; the message is a sentence for the user. */
    final class BootFailed extends Exception {
        public BootFailed(String message) {
            super(message);
        }
    }
}
