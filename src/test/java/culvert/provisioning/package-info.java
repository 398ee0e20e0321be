/** What the marketplace protocols share. */
@NullMarked
package culvert.provisioning;

import org.jspecify.annotations.NullMarked;
