/** The adapter for Clever Cloud. */
@NullMarked
package culvert.platforms.clever;

import org.jspecify.annotations.NullMarked;
