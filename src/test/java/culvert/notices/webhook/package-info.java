@NullMarked
package culvert.notices.webhook;

import org.jspecify.annotations.NullMarked;
