/** What keeps one caller, or too many of them, from taking the broker away from the others. */
@NullMarked
package culvert.limits;

import org.jspecify.annotations.NullMarked;
