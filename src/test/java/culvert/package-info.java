@NullMarked
package culvert;

import org.jspecify.annotations.NullMarked;
