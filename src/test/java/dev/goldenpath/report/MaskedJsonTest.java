package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.goldenpath.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
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

  static Iterable<String> textsWithTheSecret() throws Exception {
    String once = JSON.writeValueAsString(TextNode.valueOf(SECRET));
    String twice = JSON.writeValueAsString(TextNode.valueOf(once));
    String thrice = JSON.writeValueAsString(TextNode.valueOf(twice));
    byte[] long64 = ("x".repeat(70) + SECRET).getBytes(StandardCharsets.UTF_8);
    return java.util.List.of(
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

  @ParameterizedTest
  @MethodSource("textsWithTheSecret")
  void what_is_masked_in_a_text_is_masked_in_its_line(String text) throws Exception {
    String line = JSON.writeValueAsString(Map.of("text", text));

    assertThat(JSON.readTree(masked.masked(line)).path("text").asText())
        .isEqualTo(secrets.mask(text))
        .contains("‹password:login›");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing of ours", "a \\\"quoted\\\" line\\nand another", "\\\\d+ \\/ …"})
  void a_line_without_secrets_stays_as_it_is(String text) throws Exception {
    String line = "{\"text\":\"" + text + "\"}";

    assertThat(JSON.readTree(masked.masked(line))).isEqualTo(JSON.readTree(line));
  }
}
