package culvert.testsupport;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the settable clock in the place of the system's in every test with Quarkus. */
@Mock
@ApplicationScoped
class SettableClockBean {

    @Produces
    @Singleton
    SettableClock clock() {
        return new SettableClock();
    }
}
