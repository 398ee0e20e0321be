package culvert.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {

    @Test
    void fields_are_told_apart() {
        FormFields form = read("base=3&conf=IPSec+gateway+vpn.example.net%0D%0AIPSec%20ID%09x&form_token=a-b_c");

        assertThat(form.text("base")).isEqualTo("3");
        assertThat(form.text("conf")).isEqualTo("IPSec gateway vpn.example.net\r\nIPSec ID\tx");
        assertThat(form.text("form_token")).isEqualTo("a-b_c");
    }

    @Test
    void every_byte_arrives_as_it_was_sent() {
        StringBuilder body = new StringBuilder("conf=");
        byte[] all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
            body.append("%%%02x".formatted(value));
        }

        assertThat(read(body.toString()).bytes("conf")).isEqualTo(all);
    }

    @Test
    void bytes_that_nobody_escaped_arrive_too() {
        byte[] body = {'c', '=', (byte) 0xff, 0, (byte) 0xc3};

        assertThat(FormFields.read(body).bytes("c")).containsExactly(0xff, 0, 0xc3);
    }

    @Test
    void a_field_that_is_not_there_is_empty() {
        assertThat(read("").bytes("conf")).isEmpty();
        assertThat(read("conf").bytes("conf")).isEmpty();
        assertThat(read("&&conf=&").bytes("conf")).isEmpty();
    }

    @Test
    void only_the_first_equals_sign_ends_the_name() {
        assertThat(read("conf=a=b").text("conf")).isEqualTo("a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conf=%", "conf=%4", "conf=%4&base=1", "conf=%zz", "conf=%-1", "conf=%u0041", "%f=1"})
    void a_broken_escape_is_refused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(MalformedForm.class).hasMessageContaining("escape");
    }

    @Test
    void a_field_that_is_there_twice_is_refused() {
        assertThatThrownBy(() -> read("conf=a&conf=b"))
                .isInstanceOf(MalformedForm.class)
                .hasMessageContaining("twice");
    }

    private static FormFields read(String body) {
        return FormFields.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
