@NullMarked
package culvert.security;

import org.jspecify.annotations.NullMarked;
