package culvert.tunnels;

/** What became of a report. */
enum Receipt {
    /** All of it is written down of which there is room. */
    KEPT,
    /** Its token no longer counts; nothing was written. */
    TOKEN_OVER,
    /** The resource had so many starts of supervisors in this day that no further one is kept; nothing was written. */
    TOO_MANY_STARTS
}
