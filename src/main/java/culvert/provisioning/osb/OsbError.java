package culvert.provisioning.osb;

/**
 * The body of every refusal.
 *
 * @param error one word in camel case, for programs
 * @param description for people
 */
record OsbError(String error, String description) {}
