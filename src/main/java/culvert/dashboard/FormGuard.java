package culvert.dashboard;

import culvert.sso.DashboardSession;
import org.jspecify.annotations.Nullable;

/** Tells posts of our own pages from those that another site made up. */
enum FormGuard {
    /** From a page of this session. */
    GENUINE,
    /** From one of our pages, but of an earlier session: the person signed on again in another tab. */
    OUTDATED,
    /** From anywhere else. */
    FORGED;

    /**
     * @param formToken what the form sent
     * @param fetchSite the header {@code Sec-Fetch-Site}, which no page can set; null from browsers that do not send it
     */
    static FormGuard judge(DashboardSession session, String formToken, @Nullable String fetchSite) {
        boolean fromElsewhere = fetchSite != null && !isFromOurPages(fetchSite) && !"none".equals(fetchSite);
        if (fromElsewhere) {
            return FORGED;
        }
        if (session.formToken().matches(formToken)) {
            return GENUINE;
        }
        return isFromOurPages(fetchSite) ? OUTDATED : FORGED;
    }

    /** Whether the browser vouches that the post comes from a page of ours, of whichever session. */
    static boolean isFromOurPages(@Nullable String fetchSite) {
        return "same-origin".equals(fetchSite);
    }
}
