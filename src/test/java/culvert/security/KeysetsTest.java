package culvert.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysetsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_keyset_is_made_once_for_its_owner_only() throws IOException {
        Path file = folder.resolve("new/keyset.json");

        KeysetHandle made = Keysets.fromFileOrNew(file);
        KeysetHandle read = Keysets.fromFileOrNew(file);

        assertThat(made.equalsKeyset(read)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_setting_may_be_the_keyset_or_name_its_file() throws IOException {
        Path file = folder.resolve("keyset.json");
        KeysetHandle made = Keysets.fromFileOrNew(file);

        assertThat(Keysets.fromSetting(Secret.of(Files.readString(file))).equalsKeyset(made))
                .isTrue();
        assertThat(Keysets.fromSetting(Secret.of(file.toString())).equalsKeyset(made))
                .isTrue();
    }

    @Test
    void what_is_no_keyset_is_refused_with_a_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("keyset.json"), "not a keyset");

        assertThatThrownBy(() -> Keysets.fromFileOrNew(file))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("does not hold a Tink keyset");
        assertThatThrownBy(() -> Keysets.fromSetting(Secret.of("{}"))).isInstanceOf(KeysetUnusable.class);
        assertThatThrownBy(() -> Keysets.fromSetting(Secret.of("/does/not/exist")))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("neither a Tink keyset in JSON nor a file");
    }
}
