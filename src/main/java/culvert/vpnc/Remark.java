package culvert.vpnc;

/** What a check has to say, without the place. */
record Remark(Code code, String message, String remedy) {

    boolean isError() {
        return code.severity() == Severity.ERROR;
    }
}
