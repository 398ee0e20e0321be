/** Cloud Foundry's API, version 3: variables and restarts of the apps that are bound to a service instance. */
@NullMarked
package culvert.platforms.cloudfoundry;

import org.jspecify.annotations.NullMarked;
