@NullMarked
package culvert.api;

import org.jspecify.annotations.NullMarked;
