@NullMarked
package culvert.manifest;

import org.jspecify.annotations.NullMarked;
