/** Going back to an earlier config version: by a person, or by itself when the newer one made it worse. */
@NullMarked
package culvert.rollback;

import org.jspecify.annotations.NullMarked;
