package culvert.sandbox;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Everything of the sandbox that a container would discover (beans, routes, filters) carries this one mark. In a build
 * without {@code -Dculvert.sandbox=true} such classes are taken out before anything is wired: the product has no
 * sandbox routes to protect.
 */
@Stereotype
@IfBuildProperty(name = "culvert.sandbox", stringValue = "true")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SandboxOnly {}
