package culvert.dashboard;

import culvert.resources.Resource;
import culvert.sso.DashboardAddress;
import culvert.sso.Sessions.SignedOn;
import java.util.List;

/**
 * What stands around every page of a dashboard.
 *
 * @param address of the dashboard, a path
 * @param here the page that is shown
 */
public record Frame(String address, String app, String plan, String formToken, Section here) {

    static Frame of(SignedOn who, Section here) {
        Resource resource = who.resource();
        return new Frame(
                DashboardAddress.of(resource.id()),
                resource.app().value(),
                resource.plan(),
                who.session().formToken().reveal(),
                here);
    }

    public List<Section> sections() {
        return List.of(Section.values());
    }
}
