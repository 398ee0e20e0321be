package culvert.container;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;

/** The tests with labs of their own, in one class because only those of one class run at the same time (see {@link LabTest}). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabsIT implements ShortBenches, Outages, Networks, Ends, Buildpack, OwnImage {}
