@NullMarked
package culvert.platforms.cloudfoundry;

import org.jspecify.annotations.NullMarked;
