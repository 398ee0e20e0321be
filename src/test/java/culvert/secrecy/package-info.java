/** Follows a marked secret through everything the broker does with it. */
@NullMarked
package culvert.secrecy;

import org.jspecify.annotations.NullMarked;
