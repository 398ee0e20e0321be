/** Clever Cloud's protocol, request by request. */
@NullMarked
package culvert.provisioning.clever;

import org.jspecify.annotations.NullMarked;
