/** The heart: what a platform has bought, its life cycle, and its config versions. */
@NullMarked
package culvert.resources;

import org.jspecify.annotations.NullMarked;
