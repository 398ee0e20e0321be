package culvert.sandbox.api;

import java.util.Map;

/** The one person of this platform. */
final class Owner {

    static final String ID = "us-00000000-0000-4000-8000-000000000001";
    static final String USERNAME = "sandbox";
    static final String EMAIL = "sandbox@localhost";

    private Owner() {}

    static Map<String, Object> json() {
        return Map.of("id", ID, "username", USERNAME, "email", EMAIL);
    }
}
