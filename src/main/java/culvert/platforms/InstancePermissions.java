package culvert.platforms;

import culvert.resources.AppId;
import culvert.security.Secret;

/** What people may do with a service instance, where their platform tells those who come in their name. */
public interface InstancePermissions {

    /**
     * Whether the person may change the service instance, and so its VPN connection. Ends in the time of one call.
     *
     * @param token the person's access token of the platform
     * @throws PlatformFailure when the platform does not tell
     */
    boolean mayManage(AppId instance, Secret token);
}
