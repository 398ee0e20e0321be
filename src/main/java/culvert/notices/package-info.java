/** What a customer is told without looking: which events, to whom, in which order, and until when it is tried. */
@NullMarked
package culvert.notices;

import org.jspecify.annotations.NullMarked;
