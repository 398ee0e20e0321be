/** Notices posted to an address of the customer: signed, and never into networks that are not public. */
@NullMarked
package culvert.notices.webhook;

import org.jspecify.annotations.NullMarked;
