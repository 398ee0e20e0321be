/** Kubernetes: a Secret beside each bound Deployment, which is restarted when the Secret changes. */
@NullMarked
package culvert.platforms.kubernetes;

import org.jspecify.annotations.NullMarked;
