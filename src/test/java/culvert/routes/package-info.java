/** What holds for every route there is, walked through a table made from the code itself. */
@NullMarked
package culvert.routes;

import org.jspecify.annotations.NullMarked;
