/** The embedded PostgreSQL that serves when no DATABASE_URL is given. */
@NullMarked
package culvert.database;

import org.jspecify.annotations.NullMarked;
