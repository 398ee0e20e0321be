@NullMarked
package culvert.settings;

import org.jspecify.annotations.NullMarked;
