/** What the sandbox platform knows and its rules: apps, variables, add-ons, restarts. No framework in here. */
@NullMarked
package culvert.sandbox.platform;

import org.jspecify.annotations.NullMarked;
