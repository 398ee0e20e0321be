@NullMarked
package culvert.rotation;

import org.jspecify.annotations.NullMarked;
