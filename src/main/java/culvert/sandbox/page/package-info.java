/** The page of the sandbox, for a person who tries the add-on. */
@NullMarked
package culvert.sandbox.page;

import org.jspecify.annotations.NullMarked;
