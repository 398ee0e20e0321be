/** What the marketplace protocols share on the wire; one package below this one for each of them. */
@NullMarked
package culvert.provisioning;

import org.jspecify.annotations.NullMarked;
