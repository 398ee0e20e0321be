/** Secrets, sealing at rest, the key that signs our tokens, and the credentials of platforms. */
@NullMarked
package culvert.security;

import org.jspecify.annotations.NullMarked;
