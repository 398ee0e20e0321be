@NullMarked
package culvert.sandbox;

import org.jspecify.annotations.NullMarked;
