/** Clever Cloud's API for add-on providers. */
@NullMarked
package culvert.platforms.clever;

import org.jspecify.annotations.NullMarked;
