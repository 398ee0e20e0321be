@NullMarked
package culvert.audit;

import org.jspecify.annotations.NullMarked;
