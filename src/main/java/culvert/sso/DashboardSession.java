package culvert.sso;

import culvert.resources.ResourceId;
import culvert.security.Secret;

/**
 * What a sign-on gives: the right to one resource's dashboard, for some hours.
 *
 * @param formToken stands in every form of the session's pages, so that no other site can make one up
 */
public record DashboardSession(ResourceId resource, Secret formToken) {}
