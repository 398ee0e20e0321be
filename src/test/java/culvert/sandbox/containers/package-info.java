@NullMarked
package culvert.sandbox.containers;

import org.jspecify.annotations.NullMarked;
