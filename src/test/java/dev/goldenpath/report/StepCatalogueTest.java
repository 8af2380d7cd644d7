package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepCatalogueTest {
  private static final String GLUE = "dev.goldenpath.report.glue";

  @TempDir private Path folder;
  private StepCatalogue catalogue = StepCatalogue.read();

  @BeforeEach
  void read() throws IOException {
    Path features = Files.createDirectories(folder.resolve("features"));
    Files.writeString(
        features.resolve("tiny.feature"),
        """
        Feature: Tiny
          Background:
            Given Ada is signed in
          Rule: All is well
            Scenario Outline: <who> speaks
              When <who> says "hello"
              Then all is well
              Examples:
                | who |
                | Ada |
                | Ben |
        """);
    catalogue = StepCatalogue.read(GLUE, features, getClass().getClassLoader());
  }

  @Test
  void every_sentence_is_listed_in_order() {
    assertThat(catalogue.sentences())
        .extracting(it -> it.keyword() + " " + it.expression())
        .containsExactly(
            "Given {person} has signed in",
            "Given {person} is signed in",
            "When somebody will write this",
            "When the suite loses its thread",
            "When the suite stumbles",
            "When the target has no agents",
            "When the target lacks wait-tool",
            "When the tool never ends",
            "When {person} says {string}",
            "Then all is well");
  }

  @Test
  void text_shows_parameters_an_example_and_the_uses() {
    assertThat(catalogue.in(CatalogueFormat.TEXT))
        .contains(
            """
            When  {person} says {string}
                    {person}  Ada|Ben
                    {string}  "…" or '…'
                    e.g.  Ada says "hello"
                    used  once

            Then  all is well
                    e.g.  all is well
                    used  once
            """)
        .contains(
            """
            Given {person} has signed in
                    {person}  Ada|Ben
                    used  nowhere yet
            """);
  }

  @Test
  void markdown_is_a_page() {
    assertThat(catalogue.in(CatalogueFormat.MARKDOWN))
        .startsWith("# Every sentence that a scenario may use\n")
        .contains(
            """
            ### Given `{person} is signed in`

            - Example: Given Ada is signed in
            - `{person}`: Ada\\|Ben
            - Used: once
            """);
  }

  @Test
  void json_is_for_tools() {
    assertThat(catalogue.in(CatalogueFormat.JSON))
        .contains(
            """
              "keyword" : "Then",
              "expression" : "all is well",
              "says" : "",
              "group" : "",
              "below" : "nothing",
              "definedIn" : "TinySteps.well",
              "example" : "all is well",
              "parameters" : [ ],
              "uses" : 1,
              "usedAt" : [ "features/tiny.feature:7" ]
            """);
  }

  @Test
  void every_sentence_of_ours_says_what_it_does_in_words_and_has_an_example() {
    assertThat(StepCatalogue.read().sentences())
        .allSatisfy(
            it -> {
              assertThat(it.says()).as(it.expression()).isNotEmpty();
              assertThat(it.group()).as(it.expression()).isNotEmpty();
              assertThat(it.uses()).as(it.expression()).isNotEmpty();
              assertThat(it.parameters())
                  .as(it.expression())
                  .noneMatch(parameter -> parameter.words().contains("\\"));
            });
  }

  @Test
  void html_is_a_page_that_stands_alone() {
    assertThat(StepCatalogue.read().in(CatalogueFormat.HTML))
        .startsWith("<!DOCTYPE html>")
        .contains("<h2>Asking an agent</h2>", "<code>{users} ask(s) {request}</code>")
        .doesNotContain("<link", "<script");
  }

  @Test
  void an_unknown_step_is_told_its_three_nearest() {
    assertThat(UndefinedSteps.describe(catalogue, "“Ben is signd in”", "Ben is signd in"))
        .isEqualTo(
            """
            Undefined step: no sentence fits “Ben is signd in”.
            The nearest ones that are known:
              - {person} is signed in
              - all is well
              - {person} says {string}\
            """);
  }

  @Test
  void distance_counts_letters_whatever_their_case() {
    assertThat(EditDistance.between("kitten", "Sitting")).isEqualTo(3);
    assertThat(EditDistance.between("", "abc")).isEqualTo(3);
  }
}
