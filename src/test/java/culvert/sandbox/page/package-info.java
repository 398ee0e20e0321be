@NullMarked
package culvert.sandbox.page;

import org.jspecify.annotations.NullMarked;
