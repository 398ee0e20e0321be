@NullMarked
package culvert.platforms.kubernetes;

import org.jspecify.annotations.NullMarked;
