/** What runs where the app runs: the supervisor as a process, and the images with a real tunnel. */
@NullMarked
package culvert.container;

import org.jspecify.annotations.NullMarked;
