/** The add-on provider as the platform sees it: its manifest, its HTTP interface, its single sign-on. */
@NullMarked
package culvert.sandbox.provider;

import org.jspecify.annotations.NullMarked;
