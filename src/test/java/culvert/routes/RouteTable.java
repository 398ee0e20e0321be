package culvert.routes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every route of the broker, read from its classes: one that is new is in the table by being written. */
public final class RouteTable {

    private static final Pattern PARAMETER = Pattern.compile("\\{(?<name>\\w+)[^}]*}");

    private static final List<Route> ALL = read();

    private RouteTable() {}

    /**
     * A route.
     *
     * @param path with its parameters, as {@code /dashboard/{id}}
     */
    public record Route(String method, String path) {

        /** The first part of the path: which kind of proof the route asks for. */
        public String family() {
            return path.split("/", -1)[1];
        }

        boolean isAboutOneResource() {
            return path.contains("{");
        }

        /** The names of what the path leaves open. */
        List<String> parameters() {
            return PARAMETER
                    .matcher(path)
                    .results()
                    .map(found -> found.group("name"))
                    .toList();
        }

        /** The path for one resource and its first version; other parameters get a word that is the same for each. */
        String about(String id) {
            return with(Map.of("id", id, "instance", id, "number", "1"));
        }

        /** The path with these values for its parameters; others get a word that is the same for each. */
        public String with(Map<String, String> parameters) {
            return PARAMETER
                    .matcher(path)
                    .replaceAll(
                            found -> Matcher.quoteReplacement(parameters.getOrDefault(found.group("name"), "other")));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public static List<Route> all() {
        return ALL;
    }

    private static List<Route> read() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        // The sandbox is a platform of its own, and no part of the product.
                        .withImportOption(place -> !place.contains("/culvert/sandbox/"))
                        .importPackages("culvert")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(RouteTable::of)
                        .toList();
    }

    private static Stream<Route> of(JavaClass type) {
        String root = type.getAnnotationOfType(Path.class).value();
        return type.getMethods().stream()
                .map(JavaMethod::reflect)
                .flatMap(method -> verb(method).map(verb -> new Route(verb, join(root, method))).stream());
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String join(String root, Method method) {
        Path below = method.getAnnotation(Path.class);
        return ("/" + root + "/" + (below == null ? "" : below.value()))
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }
}
