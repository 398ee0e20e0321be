/** Heroku's protocol, request by request. */
@NullMarked
package culvert.provisioning.heroku;

import org.jspecify.annotations.NullMarked;
