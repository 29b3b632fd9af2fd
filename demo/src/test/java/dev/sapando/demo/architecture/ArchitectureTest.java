package dev.sapando.demo.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** event-schema ← ops ← {ingest, features, serving, monitoring} ← demo. */
class ArchitectureTest {
    private static final List<String> SERVICES = List.of("ingest", "features", "serving", "monitoring");
    private static final String[] CONTRACT = {"dev.sapando.event..", "dev.sapando.schema.."};

    private static JavaClasses production;

    @BeforeAll
    static void read() {
        production = Production.classes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "features", "serving", "monitoring"})
    void services_meet_at_topics_and_never_in_code(String service) {
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "dev.sapando." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.sapando." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(production);
    }

    @Test
    void the_contract_knows_nobody() {
        noClasses()
                .that()
                .resideInAnyPackage(CONTRACT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sapando.ops..", "dev.sapando.demo..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(SERVICES))
                .check(production);
    }

    @Test
    void the_kit_knows_the_contract_only() {
        noClasses()
                .that()
                .resideInAPackage("dev.sapando.ops..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(SERVICES))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sapando.demo..", "org.apache.kafka.streams..", "org.duckdb..")
                .check(production);
    }

    @Test
    void the_client_knows_nobody_of_us() {
        noClasses()
                .that()
                .resideInAPackage("dev.sapando.client..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.sapando..").and(resideOutsideOfPackage("dev.sapando.client..")))
                .check(production);
    }

    @Test
    void nobody_knows_the_demo() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sapando.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sapando.demo..")
                .check(production);
    }

    @Test
    void the_shop_meets_the_pipeline_over_http_only() {
        noClasses()
                .that()
                .resideInAPackage("dev.sapando.demo.shop..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(SERVICES))
                .check(production);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.sapando.(**)").should().beFreeOfCycles().check(production);
    }

    @Test
    void a_class_is_named_after_what_it_is() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotStartingWith("Abstract")
                .andShould()
                .haveSimpleNameNotStartingWith("Base")
                .check(production);
    }

    private static String[] packages(List<String> modules) {
        return modules.stream().map(m -> "dev.sapando." + m + "..").toArray(String[]::new);
    }
}
