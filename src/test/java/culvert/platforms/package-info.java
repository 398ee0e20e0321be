/** What every adapter must do. */
@NullMarked
package culvert.platforms;

import org.jspecify.annotations.NullMarked;
