/** What programs of a customer can do: the same as the dashboard, in JSON. */
@NullMarked
package culvert.api;

import org.jspecify.annotations.NullMarked;
