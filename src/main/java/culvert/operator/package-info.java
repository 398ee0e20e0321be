/** The pages of whoever runs the broker: how it goes, what was given up, how far a key rotation is. */
@NullMarked
package culvert.operator;

import org.jspecify.annotations.NullMarked;
