/** The settings of the broker, read once from the environment and checked before anything starts. */
@NullMarked
package culvert.settings;

import org.jspecify.annotations.NullMarked;
