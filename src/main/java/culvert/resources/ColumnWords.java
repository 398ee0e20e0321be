package culvert.resources;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Enums rest in the database as lower-case words, which a person reading a dump understands. */
final class ColumnWords {

    private ColumnWords() {}

    @Converter
    static final class ResourceStateColumn implements AttributeConverter<ResourceState, String> {

        @Override
        public String convertToDatabaseColumn(ResourceState state) {
            return state.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public ResourceState convertToEntityAttribute(String word) {
            return ResourceState.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    @Converter
    static final class PlatformNameColumn implements AttributeConverter<PlatformName, String> {

        @Override
        public String convertToDatabaseColumn(PlatformName platform) {
            return platform.id();
        }

        @Override
        public PlatformName convertToEntityAttribute(String word) {
            return PlatformName.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
