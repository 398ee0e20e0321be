/** The dashboard's parts, the pages on the wire, and the pages in a browser. */
@NullMarked
package culvert.dashboard;

import org.jspecify.annotations.NullMarked;
