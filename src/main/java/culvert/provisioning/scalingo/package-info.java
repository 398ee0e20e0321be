/** Scalingo's add-on provider API: translation only. */
@NullMarked
package culvert.provisioning.scalingo;

import org.jspecify.annotations.NullMarked;
