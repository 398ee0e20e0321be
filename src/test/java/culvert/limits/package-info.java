@NullMarked
package culvert.limits;

import org.jspecify.annotations.NullMarked;
