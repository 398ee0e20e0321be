/** From one key of the keyset to the next while the broker works: everything is sealed anew, and what is left is counted. */
@NullMarked
package culvert.rotation;

import org.jspecify.annotations.NullMarked;
