package culvert.delivery;

import culvert.resources.ResourceId;

/**
 * A config version is not tried any more to be brought to the platform. Fired inside the transaction that notes it.
 *
 * @param why one clause, fit for the page; may be empty
 */
public record DeliveryGivenUp(ResourceId resource, int version, String why) {}
