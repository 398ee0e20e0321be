/** Single sign-on from a marketplace, and the session that it opens on one resource's dashboard. */
@NullMarked
package culvert.sso;

import org.jspecify.annotations.NullMarked;
