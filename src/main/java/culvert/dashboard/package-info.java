/** The pages on which a customer edits vpnc.conf and sees how its delivery goes. No logic that a page does not need. */
@NullMarked
package culvert.dashboard;

import org.jspecify.annotations.NullMarked;
