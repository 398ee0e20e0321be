package culvert.limits;

/** A request at the door, as far as {@link Places} has to know it. */
interface Guest {

    /** A body that does not say beforehand how long it is. */
    long UNKNOWN = -1;

    /** Bytes of the body; 0 without one, or {@link #UNKNOWN}. */
    long length();

    /** Whether all of the body is here, read or not. */
    boolean hasArrived();

    /** Ends the connection. */
    void cutOff();
}
