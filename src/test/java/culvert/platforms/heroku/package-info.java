/** The adapter for Heroku. */
@NullMarked
package culvert.platforms.heroku;

import org.jspecify.annotations.NullMarked;
