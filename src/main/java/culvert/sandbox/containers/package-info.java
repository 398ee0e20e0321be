/** Runs the processes of apps for real, in Docker or beside the sandbox, and keeps what they print. */
@NullMarked
package culvert.sandbox.containers;

import org.jspecify.annotations.NullMarked;
