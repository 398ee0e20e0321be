@NullMarked
package culvert.diagnosis;

import org.jspecify.annotations.NullMarked;
