package culvert.sandbox.page;

import culvert.sandbox.containers.AppLog;
import culvert.sandbox.containers.LogLine;
import culvert.sandbox.page.SandboxView.Step;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Variable;
import java.util.List;

/** Where a newcomer stands on the way to a tunnel, and what comes next. */
final class Steps {

    private static final String ESTABLISHED = "-----> VPN connection established";

    private Steps() {}

    static List<Step> of(App app, AppLog log) {
        boolean ordered = !app.addons().isEmpty();
        boolean configured = app.variables().stream().anyMatch(Variable::fromAddon);
        boolean connected = configured && isConnected(log);
        return List.of(
                new Step("Order the add-on", "Choose a plan below.", "The app has it.", ordered, !ordered),
                new Step(
                        "Publish a vpnc.conf",
                        "Open the dashboard of the add-on, paste a configuration, publish it.",
                        "Its variables are set.",
                        configured,
                        ordered && !configured),
                new Step(
                        "Watch the tunnel come up",
                        "The app restarts by itself; its log says when the tunnel is there.",
                        "The app reaches the private network.",
                        connected,
                        configured && !connected));
    }

    /** The supervisor's last word counts: established, and not lost since. */
    private static boolean isConnected(AppLog log) {
        return log.tail(1, LogLine::fromSupervisor).stream()
                .anyMatch(line -> line.text().startsWith(ESTABLISHED));
    }
}
