package culvert.sandbox.provider;

/** The one customer of this platform, as providers are told of them. */
final class Customer {

    static final String ID = "11111111-2222-4333-8444-555555555555";
    static final String EMAIL = "you@sandbox.example";

    private Customer() {}
}
