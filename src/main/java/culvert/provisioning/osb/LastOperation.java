package culvert.provisioning.osb;

/** The state of an operation (OSB 2.17, Polling Last Operation). Ours are over when they are answered. */
record LastOperation(String state) {

    static final LastOperation SUCCEEDED = new LastOperation("succeeded");
}
