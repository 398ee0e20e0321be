package culvert.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Everything that a dashboard page shows.
 *
 * @param address of the dashboard, a path
 * @param platform the platform's name as people write it
 * @param herokuHeader whether there is a place for the header of the platform, as its first protocol has it
 * @param sharing how many other resources publish to the same app
 * @param notice one sentence about what was just done; null for none
 * @param problem one sentence about why something was not done; null for none
 */
public record DashboardView(
        String address,
        String app,
        String plan,
        String platform,
        boolean herokuHeader,
        boolean suspended,
        long sharing,
        String formToken,
        @Nullable String notice,
        @Nullable String problem,
        EditorView editor,
        LiveView live) {

    public Frame frame() {
        return new Frame(address, app, plan, formToken, Section.CONNECTION);
    }

    /**
     * Whether the page, without scripts, loads itself again to show how the delivery goes on: only while that is a matter
     * of seconds, and only over a text that is as it was stored.
     */
    public boolean reloadsItself() {
        return live.isMoving() && editor.isAsStored() && problem == null;
    }
}
