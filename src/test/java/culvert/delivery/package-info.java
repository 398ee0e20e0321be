@NullMarked
package culvert.delivery;

import org.jspecify.annotations.NullMarked;
