/** What tests of several rooms share: a database, a clock that can be set, a platform that answers as told, a browser. */
@NullMarked
package culvert.testsupport;

import org.jspecify.annotations.NullMarked;
