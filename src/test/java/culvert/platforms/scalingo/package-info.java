@NullMarked
package culvert.platforms.scalingo;

import org.jspecify.annotations.NullMarked;
