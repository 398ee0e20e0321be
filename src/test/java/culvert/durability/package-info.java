/**
 * Proof by breaking: a platform that misbehaves, brokers and databases that are killed, and plain classes that judge from
 * the records of a run whether anything was lost, doubled or out of order.
 */
@NullMarked
package culvert.durability;

import org.jspecify.annotations.NullMarked;
