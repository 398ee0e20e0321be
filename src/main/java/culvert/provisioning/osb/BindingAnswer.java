package culvert.provisioning.osb;

import java.util.Map;

/** A service binding (OSB 2.17, Binding). */
record BindingAnswer(Map<String, String> credentials) {

    // The credentials hold the config with its secrets.
    @Override
    public String toString() {
        return "BindingAnswer";
    }
}
