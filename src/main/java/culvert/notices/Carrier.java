package culvert.notices;

/** Brings notices to recipients of one channel. */
public interface Carrier {

    Channel channel();

    /** Tries once, within seconds. Runs in no transaction. */
    Sending carry(Parcel parcel);
}
