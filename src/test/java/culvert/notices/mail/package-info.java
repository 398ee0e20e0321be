@NullMarked
package culvert.notices.mail;

import org.jspecify.annotations.NullMarked;
