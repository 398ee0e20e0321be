@NullMarked
package culvert.metrics;

import org.jspecify.annotations.NullMarked;
