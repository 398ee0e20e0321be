/** Heroku's Add-on Partner API, version 3 and the legacy form: translation only. */
@NullMarked
package culvert.provisioning.heroku;

import org.jspecify.annotations.NullMarked;
