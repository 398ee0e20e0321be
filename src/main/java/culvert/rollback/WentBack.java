package culvert.rollback;

import culvert.resources.ResourceId;

/**
 * The broker went back by itself. Fired inside the transaction in which it does.
 *
 * @param left the version that was refused
 * @param restored the version whose text is used again
 * @param newest the number under which it is
 * @param reason of the refusal, in the supervisor's words
 */
public record WentBack(ResourceId resource, int left, int restored, int newest, String reason) {}
