/**
 * The file format of vpnc.conf: read exactly as vpnc 0.5.3 reads it, judged by our policy, explained to a person.
 *
 * <p>Pure Java without input or output; depends on nothing of Culvert. The facts are those of Debian's vpnc
 * 0.5.3+git20220927-1, the program that the supervisor starts.
 */
@NullMarked
package culvert.vpnc;

import org.jspecify.annotations.NullMarked;
