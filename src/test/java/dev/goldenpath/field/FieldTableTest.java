package dev.goldenpath.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;

class FieldTableTest {
  private static final Path TABLE = Path.of("docs", "field.md");
  private static final String REWRITE = "mvn test -Dtest=FieldTableTest -Dfield.write=true";

  @Test
  void the_table_of_the_field_says_what_the_tests_say() throws IOException {
    String table = table(cases());

    if (Boolean.getBoolean("field.write")) {
      Files.writeString(TABLE, table);
    }

    assertThat(TABLE).as("write it again: %s", REWRITE).content().isEqualTo(table);
  }

  private static List<FieldCase> cases() {
    Predicate<Class<?>> all = type -> true;
    return ReflectionSupport.findAllClassesInPackage("dev.goldenpath", all, name -> true).stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .flatMap(test -> Arrays.stream(test.getAnnotationsByType(FieldCase.class)))
        .sorted(Comparator.comparing(FieldCase::kind).thenComparing(FieldCase::input))
        .toList();
  }

  private static String table(List<FieldCase> cases) {
    return "# From the field\n\n"
        + "What happens to people who do this work, and what the suite makes of it. Each row is"
        + " kept by a test\nthat carries it (`@FieldCase`); this page is written from them: `"
        + REWRITE
        + "`.\n"
        + Arrays.stream(Kind.values())
            .map(kind -> section(kind, cases))
            .collect(Collectors.joining());
  }

  private static String section(Kind kind, List<FieldCase> cases) {
    List<String> rows =
        cases.stream()
            .filter(it -> it.kind() == kind)
            .map(it -> "| " + cell(it.input()) + " | " + cell(it.now()) + " |\n")
            .toList();
    return rows.isEmpty()
        ? ""
        : "\n## "
            + kind.title()
            + "\n\n| what people have | what happens now |\n|---|---|\n"
            + String.join("", rows);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
