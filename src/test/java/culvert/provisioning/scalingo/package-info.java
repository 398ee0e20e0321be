@NullMarked
package culvert.provisioning.scalingo;

import org.jspecify.annotations.NullMarked;
