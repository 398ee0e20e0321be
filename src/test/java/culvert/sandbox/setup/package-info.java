@NullMarked
package culvert.sandbox.setup;

import org.jspecify.annotations.NullMarked;
