/** {@code addon-manifest.json}: the only list of plans and variables, in Scalingo's flat form. */
@NullMarked
package culvert.manifest;

import org.jspecify.annotations.NullMarked;
