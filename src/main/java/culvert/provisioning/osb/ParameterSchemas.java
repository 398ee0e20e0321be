package culvert.provisioning.osb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which parameters our plans understand, as JSON Schemas for the platform's command line (OSB 2.17, Schemas Object).
 * Others are allowed and mean nothing.
 */
final class ParameterSchemas {

    private static final String ALL = """
            {"service_instance": {"create": {"parameters": %1$s}, "update": {"parameters": %2$s}},
             "service_binding": {"create": {"parameters": %3$s}}}
            """;
    private static final String CREATE = """
            {"$schema": "http://json-schema.org/draft-06/schema#",
             "type": "object",
             "properties": {
               "vpnc_conf": {"type": "string", "minLength": 1,
                 "description": "The text of your vpnc.conf; you can also paste it on the dashboard."}}}
            """;
    private static final String UPDATE = """
            {"$schema": "http://json-schema.org/draft-06/schema#",
             "type": "object",
             "properties": {
               "vpnc_conf": {"type": "string", "minLength": 1,
                 "description": "The text of your new vpnc.conf."},
               "dashboard": {"type": "string", "enum": ["again"],
                 "description": "Changes nothing; every update gives a new one-time link to the dashboard."}}}
            """;
    private static final String BIND = """
            {"$schema": "http://json-schema.org/draft-06/schema#",
             "type": "object",
             "properties": {
               "deployment": {"type": "string", "pattern": "%s", "maxLength": 253,
                 "description": "On Kubernetes: the Deployment to restart when the config changes."}}}
            """.formatted(BindingOrder.DEPLOYMENT_NAME.replace("\\", "\\\\"));

    private ParameterSchemas() {}

    static ObjectNode all() {
        try {
            return (ObjectNode) new ObjectMapper().readTree(ALL.formatted(CREATE, UPDATE, BIND));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schemas above are JSON", e);
        }
    }
}
