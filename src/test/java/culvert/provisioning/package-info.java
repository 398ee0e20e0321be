/** What every marketplace must find here. */
@NullMarked
package culvert.provisioning;

import org.jspecify.annotations.NullMarked;
