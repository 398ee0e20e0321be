package culvert.dashboard;

import culvert.resources.PlatformName;
import culvert.resources.Resource;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.resources.StoredConfigs;
import culvert.sso.DashboardAddress;
import culvert.sso.Sessions.SignedOn;
import culvert.vpnc.SecretMask;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Gathers what a page shows around the editor. */
@ApplicationScoped
class DashboardViews {

    private final ResourceService resources;
    private final StoredConfigs stored;
    private final LiveViews lives;

    DashboardViews(ResourceService resources, StoredConfigs stored, LiveViews lives) {
        this.resources = resources;
        this.stored = stored;
        this.lives = lives;
    }

    /** The editor with the newest version in it, secrets masked. */
    EditorView newest(Resource resource) {
        return EditorView.of(maskedVersion(resource, resource.newestVersion()), resource.newestVersion());
    }

    /** A version's text with its secrets masked; empty when there is no such version. */
    String maskedVersion(Resource resource, int number) {
        return stored.version(resource.id(), number).map(SecretMask::mask).orElse("");
    }

    DashboardView page(SignedOn who, EditorView editor, @Nullable String notice, @Nullable String problem) {
        Resource resource = who.resource();
        return new DashboardView(
                DashboardAddress.of(resource.id()),
                resource.app().value(),
                resource.plan(),
                resource.platform().peoplesName(),
                resource.platform() == PlatformName.HEROKU,
                resource.state() == ResourceState.SUSPENDED,
                resources.resourcesOnSameApp(resource) - 1,
                who.session().formToken().reveal(),
                notice,
                problem,
                editor,
                lives.of(who));
    }
}
