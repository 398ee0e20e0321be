/** Culvert, the VPN add-on broker. One package below this one for each thing it does. */
@NullMarked
package culvert;

import org.jspecify.annotations.NullMarked;
