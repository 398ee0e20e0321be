/** Clever Cloud's add-on provider requests: translation only. */
@NullMarked
package culvert.provisioning.clever;

import org.jspecify.annotations.NullMarked;
