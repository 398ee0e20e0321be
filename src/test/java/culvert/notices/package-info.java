@NullMarked
package culvert.notices;

import org.jspecify.annotations.NullMarked;
