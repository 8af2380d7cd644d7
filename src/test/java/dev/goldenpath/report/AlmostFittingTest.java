package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlmostFittingTest {
  private static final StepCatalogue CATALOGUE = StepCatalogue.known();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{users} is/are authenticated{role}; ada is authenticated; “ada” is no {users}: One or",
        "{users} is/are authenticated{role}; Ada are authenticated as 1; “ as 1” is no {role}: Not",
        "{users} ask(s) {request}; Ada asks to echo it; “to echo it” is no {request}: What is"
            + " asked",
        "{event} comes within {duration}{share}; x comes within 5s; “5s” is no {duration}: A time",
        "{clause} is kept; Pair-1 is kept; “Pair-1” is no {clause}: A clause of the contract"
      })
  void the_part_that_does_not_fit_is_named(String expression, String text, String why) {
    assertThat(why(expression, text)).hasValueSatisfying(it -> assertThat(it).startsWith(why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{users} ask(s) {request}; Ada sings",
        "{users} is/are authenticated{role}; Ada is authenticated",
        "{clause} is kept; PAIR-1 is keptt"
      })
  void where_other_words_are_meant_or_all_fits_nothing_is_named(String expression, String text) {
    assertThat(why(expression, text)).isEmpty();
  }

  private static Optional<String> why(String expression, String text) {
    Sentence sentence =
        CATALOGUE.sentences().stream()
            .filter(it -> it.expression().equals(expression))
            .findFirst()
            .orElseThrow();
    return AlmostFitting.why(sentence, text);
  }
}
