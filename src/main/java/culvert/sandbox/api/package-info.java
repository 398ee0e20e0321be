/** The HTTP interface of the sandbox platform, with the routes and bodies of Scalingo's. */
@NullMarked
package culvert.sandbox.api;

import org.jspecify.annotations.NullMarked;
