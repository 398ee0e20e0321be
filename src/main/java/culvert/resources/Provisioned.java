package culvert.resources;

/**
 * What came of an {@link Order}.
 *
 * @param alreadyExisted true when the same order had been carried out before
 */
public record Provisioned(Resource resource, boolean alreadyExisted) {}
