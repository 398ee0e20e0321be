package culvert.dashboard;

import java.util.Optional;

/**
 * What the editor's form sends.
 *
 * @param conf the text as typed, masks of secrets included
 * @param fix which finding is to be mended; empty for none
 * @param base the version that the person saw when the editing began, 0 for none; empty when the form did not say
 */
record ConfigForm(SubmittedText conf, Optional<Integer> base, String formToken, String fix) {

    static final String CONF = "conf";
    static final String BASE = "base";
    static final String FORM_TOKEN = "form_token";
    static final String FIX = "fix";

    /** @throws MalformedForm when this is no form of ours */
    static ConfigForm read(byte[] body) {
        FormFields fields = FormFields.read(body);
        return new ConfigForm(
                new SubmittedText(fields.bytes(CONF)),
                version(fields.text(BASE)),
                fields.text(FORM_TOKEN),
                fields.text(FIX));
    }

    ConfigForm with(SubmittedText newConf) {
        return new ConfigForm(newConf, base, formToken, fix);
    }

    private static Optional<Integer> version(String digits) {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        if (!digits.matches("[0-9]{1,9}")) {
            throw new MalformedForm("the version is no number");
        }
        return Optional.of(Integer.valueOf(digits));
    }
}
