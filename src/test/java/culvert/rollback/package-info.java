@NullMarked
package culvert.rollback;

import org.jspecify.annotations.NullMarked;
