package dev.goldenpath.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication.TokenCommand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class CommandTokensTest {
  private final Secrets secrets = new Secrets();

  private Access access(String line, Optional<String> userId, Duration limit) {
    return new CommandTokens(new TokenCommand(line, userId), secrets, InstantSource.system(), limit)
        .access(2);
  }

  @Test
  void what_a_program_writes_is_the_token() {
    Access access =
        access("echo opaque-token-of-{n}", Optional.of("user-{n}"), CommandTokens.LIMIT);

    assertThat(access.token()).isEqualTo("opaque-token-of-2");
    assertThat(access.userId()).isEqualTo("user-2");
    assertThat(secrets.mask("opaque-token-of-2")).isEqualTo("‹token:command›");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no-such-program-of-ours|is not found: ",
        "echo not logged in >&2; exit 3|ends with exit status 3: not logged in.",
        "true|writes nothing to its standard output",
        "echo Bearer abc|writes 1 lines of 2 words to its standard output",
        "echo opaque|gives a token that tells no user's id",
        "cat; echo eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1IiwiZXhwIjoxMDAwfQ.x|has expired at 1970-",
      })
  void what_goes_wrong_is_told(String line, String says) {
    assertThatThrownBy(() -> access(line, Optional.empty(), CommandTokens.LIMIT))
        .isInstanceOf(TokenUnusable.class)
        .hasMessageStartingWith("token-command: the program ")
        .hasMessageContaining(says);
  }

  @Test
  void a_program_that_does_not_end_is_ended() {
    assertThatThrownBy(() -> access("sleep 600 & wait", Optional.empty(), Duration.ofMillis(200)))
        .hasMessage("token-command: the program gives no token within 200 ms.");
  }
}
