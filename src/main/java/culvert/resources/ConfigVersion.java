package culvert.resources;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One immutable, numbered vpnc.conf of a resource. Its text is sealed; {@link ConfigVersions} opens it. */
@Entity(name = "config_version")
public class ConfigVersion {

    /** Which resource, and which of its versions (from 1, without gaps). */
    @Embeddable
    public record Key(
            @Column(name = "resource_id") String resourceId,
            @Column(name = "number") int number) implements Serializable {}

    @EmbeddedId
    private Key key;

    private byte @Nullable [] text;

    private String author;

    @Column(name = "saved_at")
    private Instant savedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected ConfigVersion() {}

    ConfigVersion(Key key, byte[] sealedText, Author author, Instant savedAt) {
        this.key = key;
        this.text = sealedText;
        this.author = author.value();
        this.savedAt = savedAt;
    }

    public int number() {
        return key.number();
    }

    /** Who saved it, in the words shown on the page. */
    public Author author() {
        return new Author(author);
    }

    public Instant savedAt() {
        return savedAt;
    }

    byte @Nullable [] sealedText() {
        return text;
    }
}
