@NullMarked
package culvert.resources;

import org.jspecify.annotations.NullMarked;
