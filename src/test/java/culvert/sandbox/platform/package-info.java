@NullMarked
package culvert.sandbox.platform;

import org.jspecify.annotations.NullMarked;
