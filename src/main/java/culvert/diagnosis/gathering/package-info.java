/** Where the signals of a diagnosis come from: reports, configs and deliveries of a resource. */
@NullMarked
package culvert.diagnosis.gathering;

import org.jspecify.annotations.NullMarked;
