/**
 * Why a tunnel is not as it should be, and what to do: a table of causes, a table of rules, and a pure function over both.
 *
 * <p>{@link culvert.diagnosis.Rules} recognises, {@link culvert.diagnosis.Cause} explains. Where the signals do not tell
 * causes apart, the answer is a group of look-alikes, "not sure", or that nobody can know; never a guess.
 */
@NullMarked
package culvert.diagnosis;

import org.jspecify.annotations.NullMarked;
