/** The trail of who did what when to which resource: only ever added to, without secrets. */
@NullMarked
package culvert.audit;

import org.jspecify.annotations.NullMarked;
