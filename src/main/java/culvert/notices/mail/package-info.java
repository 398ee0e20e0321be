/** Notices by mail: only to addresses that were confirmed, with a way out in each. */
@NullMarked
package culvert.notices.mail;

import org.jspecify.annotations.NullMarked;
