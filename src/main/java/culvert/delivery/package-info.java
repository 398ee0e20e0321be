/** Bringing the newest config version to the platform, durably: newest wins, given up visibly. */
@NullMarked
package culvert.delivery;

import org.jspecify.annotations.NullMarked;
