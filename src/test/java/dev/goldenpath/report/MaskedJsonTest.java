package dev.goldenpath.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.goldenpath.secret.Secrets;
import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Duration;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Exception;
import io.cucumber.messages.types.TestCaseFinished;
import io.cucumber.messages.types.TestRunFinished;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import io.cucumber.messages.types.Timestamp;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskedJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "per\"plexing\\pass/word";

  private final Secrets secrets = new Secrets();
  private final MaskedJson masked = new MaskedJson(secrets::mask);

  MaskedJsonTest() {
    secrets.password("login", SECRET);
  }

  static Iterable<String> textsWithTheSecret() throws IOException {
    String once = JSON.writeValueAsString(TextNode.valueOf(SECRET));
    String twice = JSON.writeValueAsString(TextNode.valueOf(once));
    String thrice = JSON.writeValueAsString(TextNode.valueOf(twice));
    byte[] long64 = ("x".repeat(70) + SECRET).getBytes(UTF_8);
    return List.of(
        SECRET,
        once,
        twice,
        thrice,
        "per\\u0022plexing\\\\pass\\/word",
        "per%22plexing%5Cpass%2Fword",
        "per&quot;plexing\\pass/word",
        Base64.getMimeEncoder().encodeToString(long64),
        "it began with " + SECRET.substring(0, 14) + "… and went on");
  }

  @Test
  void messages_are_written_as_by_cucumbers_own_writer() throws IOException {
    for (Envelope message : messages()) {
      StringWriter theirs = new StringWriter();
      new Serializer().writeValue(theirs, message);
      StringWriter ours = new StringWriter();
      masked.write(ours, message);

      assertThat(ours).hasToString(theirs.toString());
    }
  }

  private static List<Envelope> messages() {
    String feature =
        """
        @tag
        Feature: f
          Rule: r
            Background:
              Given a table
                | a | "b" |
            Scenario Outline: s
              Then it says <what>
                ```
                é ☃ \\
                ```
              Examples:
                | what |
                | 1    |
        """;
    Timestamp time = new Timestamp(1L, 2L);
    TestStepResult failed =
        new TestStepResult(
            new Duration(0L, 5L),
            "no",
            TestStepResultStatus.FAILED,
            new Exception("a.B", "no", "at a.B"));
    return Stream.concat(
            Usages.parser().parse("f.feature", feature.getBytes(UTF_8)),
            Stream.of(
                Envelope.of(new TestStepFinished("1", "2", failed, time)),
                Envelope.of(new TestCaseFinished("1", time, false)),
                Envelope.of(new TestRunFinished(null, true, time, null, null))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("textsWithTheSecret")
  void what_is_masked_in_a_text_is_masked_in_its_line(String text) throws IOException {
    String line = JSON.writeValueAsString(Map.of("text", text));

    assertThat(JSON.readTree(masked.masked(line)).path("text").asText())
        .isEqualTo(secrets.mask(text))
        .contains("‹password:login›");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing of ours", "a \\\"quoted\\\" line\\nand another", "\\\\d+ \\/ …"})
  void a_line_without_secrets_stays_as_it_is(String text) throws IOException {
    String line = "{\"text\":\"" + text + "\"}";

    assertThat(JSON.readTree(masked.masked(line))).isEqualTo(JSON.readTree(line));
  }
}
