/** Tests of failures without a name of their own. */
@NullMarked
package culvert.failures;

import org.jspecify.annotations.NullMarked;
