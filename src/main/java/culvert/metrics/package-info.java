/** What Prometheus reads: how many are in which state, never which ones. */
@NullMarked
package culvert.metrics;

import org.jspecify.annotations.NullMarked;
