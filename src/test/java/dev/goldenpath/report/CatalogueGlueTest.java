package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatalogueGlueTest {
  private static final Path FOR_EDITORS = Path.of(".vscode", "Sentences.java");

  @Test
  void the_sentences_for_editors_are_those_of_the_suite() throws IOException {
    String glue = StepCatalogue.known().in(CatalogueFormat.EDITOR);

    if (Boolean.getBoolean("editor.write")) {
      Files.writeString(FOR_EDITORS, glue);
    }

    assertThat(FOR_EDITORS)
        .as("write it again: mvn test -Dtest=CatalogueGlueTest -Deditor.write=true")
        .content()
        .isEqualTo(glue);
  }

  @Test
  void a_parameter_and_a_sentence_stand_there_as_literals() {
    String glue = StepCatalogue.known().in(CatalogueFormat.EDITOR);

    assertThat(glue)
        .contains("@ParameterType(name = \"clause\", value = \"[A-Z]+-\\\\d\")")
        .contains("@Then(\"{clause} is kept\")");
  }

  @Test
  void nothing_is_said_that_regular_expressions_of_javascript_do_not_know() {
    assertThat(StepCatalogue.known().in(CatalogueFormat.EDITOR))
        .doesNotContain("\\p{", "(?i)", "*+", "?+", "(?>", "\\Q", "&&");
  }
}
