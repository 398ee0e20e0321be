package culvert.resources;

/** The platform's name for an app. Opaque: it may contain any character, {@code @} and {@code /} among them. */
public record AppId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
