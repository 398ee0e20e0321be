/** What a caller sees when the broker itself fails: never a message from inside. */
@NullMarked
package culvert.failures;

import org.jspecify.annotations.NullMarked;
