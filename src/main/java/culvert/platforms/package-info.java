/** The port to a PaaS that runs apps; one package below this one for each adapter. */
@NullMarked
package culvert.platforms;

import org.jspecify.annotations.NullMarked;
