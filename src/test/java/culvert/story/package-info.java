/** The whole story, from the customer's command to a packet through a real tunnel, on what {@code ./dev up} starts. */
@NullMarked
package culvert.story;

import org.jspecify.annotations.NullMarked;
