/** Sign-on and sessions, as vectors and on the wire. */
@NullMarked
package culvert.sso;

import org.jspecify.annotations.NullMarked;
