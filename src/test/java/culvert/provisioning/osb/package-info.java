@NullMarked
package culvert.provisioning.osb;

import org.jspecify.annotations.NullMarked;
