@NullMarked
package culvert.operator;

import org.jspecify.annotations.NullMarked;
