/** What the tunnels of the apps do: reports of supervisors, the state of each container, the timeline. */
@NullMarked
package culvert.tunnels;

import org.jspecify.annotations.NullMarked;
