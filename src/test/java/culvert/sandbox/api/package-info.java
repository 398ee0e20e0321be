@NullMarked
package culvert.sandbox.api;

import org.jspecify.annotations.NullMarked;
