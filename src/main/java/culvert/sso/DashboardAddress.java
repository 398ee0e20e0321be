package culvert.sso;

import culvert.resources.ResourceId;

/** Where the dashboard of a resource is; the session's cookie reaches this path and what lies below it. */
public final class DashboardAddress {

    private DashboardAddress() {}

    public static String of(ResourceId resource) {
        return "/dashboard/" + resource;
    }
}
