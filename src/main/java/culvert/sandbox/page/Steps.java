package culvert.sandbox.page;

import culvert.sandbox.containers.AppLog;
import culvert.sandbox.containers.LogLine;
import culvert.sandbox.page.SandboxView.Step;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Variable;
import java.util.ArrayList;
import java.util.List;

/** Where a newcomer stands on the way to a tunnel, and what comes next. */
final class Steps {

    private static final String ESTABLISHED = "-----> VPN connection established";

    private Steps() {}

    static List<Step> of(App app, AppLog log) {
        boolean ordered = !app.addons().isEmpty();
        boolean configured = app.variables().stream().anyMatch(Variable::fromAddon);
        boolean connected = configured && isConnected(log);
        boolean[] done = {ordered, configured, connected};
        String[] titles = {"Order the add-on", "Publish a vpnc.conf", "Watch the tunnel come up"};
        String[] hints = {
            "Choose a plan below.",
            "Open the dashboard of the add-on, paste a configuration, publish it.",
            "The app restarts by itself; its log says when the tunnel is there."
        };
        List<Step> steps = new ArrayList<>();
        boolean allBefore = true;
        for (int i = 0; i < titles.length; i++) {
            steps.add(new Step(titles[i], hints[i], done[i], allBefore && !done[i]));
            allBefore = allBefore && done[i];
        }
        return List.copyOf(steps);
    }

    /** The supervisor's last word counts: established, and not lost since. */
    private static boolean isConnected(AppLog log) {
        return log.tail(1, LogLine::fromSupervisor).stream()
                .anyMatch(line -> line.text().startsWith(ESTABLISHED));
    }
}
