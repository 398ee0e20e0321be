/** A small PaaS to try and test the broker on; in the process only when built with {@code -Dculvert.sandbox=true}. */
@NullMarked
package culvert.sandbox;

import org.jspecify.annotations.NullMarked;
