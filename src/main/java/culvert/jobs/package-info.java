/** The thin shell around db-scheduler that runs the durable jobs of the other rooms. */
@NullMarked
package culvert.jobs;

import org.jspecify.annotations.NullMarked;
