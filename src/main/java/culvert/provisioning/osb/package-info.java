/** The Open Service Broker API, 2.13 to 2.17: translation only. */
@NullMarked
package culvert.provisioning.osb;

import org.jspecify.annotations.NullMarked;
