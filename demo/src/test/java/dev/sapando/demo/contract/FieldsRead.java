package dev.sapando.demo.contract;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Which fields of a record a package reads: every getter that its code reaches within its service, the typed views and the rules. */
final class FieldsRead {
    private final JavaClasses production;
    private final Map<String, String> pathsByGetter = new HashMap<>();

    FieldsRead(JavaClasses production, String record) throws IOException {
        this.production = production;
        Path schema = Path.of("../event-schema/src/main/avro", record + ".avsc");
        collect("", new Yaml().load(Files.readString(schema)));
    }

    /** Paths as in the contract. */
    Set<String> by(String code) {
        Deque<JavaCodeUnit> next = new ArrayDeque<>();
        production.stream()
                .filter(type -> type.getPackageName().equals(code)
                        || type.getPackageName().startsWith(code + "."))
                .forEach(type -> {
                    next.addAll(type.getCodeUnits());
                    type.getStaticInitializer().ifPresent(next::add);
                });
        String service = code.replaceFirst("(dev\\.sapando\\.\\w+).*", "$1.");
        var seen = new HashSet<JavaCodeUnit>(next);
        var paths = new TreeSet<String>();
        while (!next.isEmpty()) {
            JavaCodeUnit unit = next.pop();
            for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                String target = access.getTargetOwner().getName() + "." + access.getName();
                if (pathsByGetter.containsKey(target)) {
                    paths.add(pathsByGetter.get(target));
                } else {
                    reached(access, service).stream().filter(seen::add).forEach(next::push);
                }
            }
        }
        return paths;
    }

    /** The code behind a call: the method itself, and where it is an interface's, whatever implements it. */
    private Set<JavaCodeUnit> reached(JavaAccess<?> access, String service) {
        var units = new HashSet<JavaCodeUnit>();
        JavaClass owner = access.getTargetOwner();
        if (owner.getName().startsWith(service) || owner.getName().startsWith("dev.sapando.event.")) {
            addNamed(access.getName(), owner, units);
            owner.getStaticInitializer().ifPresent(units::add);
            if (owner.isInterface()) {
                owner.getAllSubclasses().forEach(type -> {
                    addNamed(access.getName(), type, units);
                    type.getStaticInitializer().ifPresent(units::add);
                });
            }
        }
        return units;
    }

    private static void addNamed(String name, JavaClass type, Set<JavaCodeUnit> into) {
        type.getCodeUnits().stream().filter(unit -> unit.getName().equals(name)).forEach(into::add);
    }

    private void collect(String prefix, Map<?, ?> schema) {
        for (Object each : (List<?>) Objects.requireNonNull(schema.get("fields"))) {
            Map<?, ?> field = (Map<?, ?>) each;
            String name = String.valueOf(field.get("name"));
            String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            pathsByGetter.put("dev.sapando.schema." + schema.get("name") + "." + getter, prefix + name);
            entry(field.get("type")).ifPresent(entry -> collect(prefix + name + "[].", entry));
        }
    }

    /** The record a list is of. */
    private static Optional<Map<?, ?>> entry(@Nullable Object type) {
        Object value = type instanceof List<?> union ? union.get(1) : type;
        return value instanceof Map<?, ?> array && array.get("items") instanceof Map<?, ?> items
                ? Optional.of(items)
                : Optional.empty();
    }
}
