package dev.sapando.demo.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;

/** What runs in a shop: no test's class, in whatever way it comes onto the class path. */
public final class Production {
    private static final String[] TESTS = {"/test-classes/", "-tests.jar"};

    private Production() {}

    public static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(location -> Stream.of(TESTS).noneMatch(location::contains))
                .importPackages("dev.sapando");
    }
}
