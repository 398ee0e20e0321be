/** Heroku's Platform API for add-on partners: tokens, variables, the end of an order, webhooks. */
@NullMarked
package culvert.platforms.heroku;

import org.jspecify.annotations.NullMarked;
