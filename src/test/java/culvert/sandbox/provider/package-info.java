@NullMarked
package culvert.sandbox.provider;

import org.jspecify.annotations.NullMarked;
