package dev.goldenpath.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"code\":\"unauthorized\",\"message\":\"who?\"}}|usual",
        "{\"detail\":\"who?\"}|{code=none, message=/detail}",
        "{\"title\":\"No\",\"status\":401,\"detail\":\"who?\"}|{code=none, message=/detail}",
        "{\"errorCode\":17,\"error\":\"who?\"}|{code=/errorCode, message=/error}",
        "{}|none",
        "Unauthorized|none",
      })
  void the_places_of_code_and_message_are_found(String body, String found) {
    assertThat(RefusalFinder.of(body).map(Object::toString).orElse("usual")).isEqualTo(found);
  }
}
