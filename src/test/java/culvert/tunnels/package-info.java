@NullMarked
package culvert.tunnels;

import org.jspecify.annotations.NullMarked;
