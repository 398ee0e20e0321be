package culvert.api;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What holds for the whole API; read by the framework only. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Culvert",
                        version = "1",
                        description = "A VPN add-on for programs of its owner. The token is made on its dashboard, under "
                                + "“For programs”. Errors are a JSON object with the text error."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(securitySchemeName = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
final class ApiDescription extends Application {}
