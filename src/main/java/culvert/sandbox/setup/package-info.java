/** Puts the sandbox together from its settings, starts it and ends it. */
@NullMarked
package culvert.sandbox.setup;

import org.jspecify.annotations.NullMarked;
