package culvert.vpnc;

import org.jspecify.annotations.Nullable;

/**
 * What a check has to say, without the place.
 *
 * @param repair what mends it for sure; null when that is for a person to decide
 */
record Remark(
        Code code, String message, String remedy, @Nullable Repair repair) {

    Remark(Code code, String message, String remedy) {
        this(code, message, remedy, null);
    }

    Remark mendedBy(Repair newRepair) {
        return new Remark(code, message, remedy, newRepair);
    }

    Remark withoutRepair() {
        return new Remark(code, message, remedy);
    }

    boolean isError() {
        return code.severity() == Severity.ERROR;
    }
}
