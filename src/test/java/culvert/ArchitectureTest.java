package culvert;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import culvert.platforms.Platform;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** The rules of the house (docs/decisions, CONTRIBUTING.md), where a program can hold them. */
@AnalyzeClasses(packages = "culvert", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String[] FRAMEWORK = {
        "jakarta..", "io.quarkus..", "org.hibernate..", "io.smallrye..", "com.github.kagkarlsson.."
    };

    @ArchTest
    static final ArchRule the_reader_of_vpnc_conf_is_pure = noClasses()
            .that()
            .resideInAPackage("culvert.vpnc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORK)
            .orShould()
            .dependOnClassesThat(
                    resideInAPackage("culvert..").and(DescribedPredicate.not(resideInAPackage("culvert.vpnc.."))));

    @ArchTest
    static final ArchRule the_diagnosis_is_pure = noClasses()
            .that()
            .resideInAPackage("culvert.diagnosis")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORK)
            .orShould()
            .dependOnClassesThat(resideInAPackage("culvert..")
                    .and(DescribedPredicate.not(
                            resideInAPackage("culvert.diagnosis").or(resideInAPackage("culvert.vpnc")))));

    @ArchTest
    static final ArchRule cores_know_no_framework = noClasses()
            .that()
            .haveFullyQualifiedName("culvert.sso.SsoToken")
            .or()
            .haveFullyQualifiedName("culvert.jobs.RetryPolicy")
            .or()
            .haveFullyQualifiedName("culvert.delivery.Courier")
            .or()
            .haveFullyQualifiedName("culvert.security.Secret")
            .or()
            .haveFullyQualifiedName("culvert.security.Sealer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORK);

    @ArchTest
    static final ArchRule nobody_uses_the_shells = noClasses()
            .that()
            .resideOutsideOfPackages("culvert.provisioning..", "culvert.dashboard..", "culvert.sso..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("culvert.provisioning..", "culvert.dashboard..", "culvert.sso..");

    @ArchTest
    static final ArchRule no_entity_crosses_the_wire = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should(new ArchCondition<>("not return or take an entity in a public method") {
                @Override
                public void check(JavaClass resource, ConditionEvents events) {
                    resource.getMethods().stream()
                            .filter(method -> method.getModifiers()
                                    .contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                            .filter(method -> method.getAllInvolvedRawTypes().stream()
                                    .anyMatch(type -> type.isAnnotatedWith(Entity.class)))
                            .forEach(method -> events.add(SimpleConditionEvent.violated(method, method.getFullName())));
                }
            });

    @ArchTest
    static final ArchRule adapters_do_not_see_each_other =
            slices().matching("culvert.platforms.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule protocols_do_not_see_each_other =
            slices().matching("culvert.provisioning.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule only_delivery_calls_a_platform = noClasses()
            .that()
            .resideOutsideOfPackages("culvert.delivery..", "culvert.platforms..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Platform.class);

    @ArchTest
    static final ArchRule rooms_form_no_cycle =
            slices().matching("culvert.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_sandbox_is_a_stranger = noClasses()
            .that()
            .resideInAPackage("culvert.sandbox..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("culvert..").and(DescribedPredicate.not(resideInAPackage("culvert.sandbox.."))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_knows_the_sandbox = noClasses()
            .that()
            .resideOutsideOfPackage("culvert.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("culvert.sandbox..");

    @ArchTest
    static final ArchRule no_room_without_a_purpose =
            noClasses().should().resideInAnyPackage("..util..", "..impl..", "..dto..", "..common..", "..helper..");

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameStartingWith("Default")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Dto");

    @ArchTest
    static final ArchRule constructors_inject = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule time_is_a_parameter = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule every_room_is_null_marked = classes()
            .that()
            .resideInAPackage("culvert..")
            .should(new ArchCondition<>("lie in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getPackageName() + " has no package-info.java with @NullMarked"));
                    }
                }
            });
}
