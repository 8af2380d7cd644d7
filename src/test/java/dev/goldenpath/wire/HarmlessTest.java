package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTest {

  @ParameterizedTest
  @FieldCase(
      kind = Kind.HARMLESS,
      input =
          "escape sequences, NUL, C1 controls, marks of direction, U+2028, U+FFFE, lone surrogates"
              + " in what the backend sends",
      now = "written as \\\\u001b and so on, on the console, in messages, reports and transcripts")
  @MethodSource("unseen")
  void what_cannot_be_seen_is_written_out(String said, String shown) {
    assertThat(Harmless.text(said)).isEqualTo(shown);
    assertThat(Harmless.text(shown)).isEqualTo(shown);
  }

  static Stream<Arguments> unseen() {
    return Stream.of(
        Arguments.of("\u001b[2J", "\\u001b[2J"),
        Arguments.of("\u009b31m", "\\u009b31m"),
        Arguments.of("\u0007", "\\u0007"),
        Arguments.of("a\rb", "a\\u000db"),
        Arguments.of("a\0b", "a\\u0000b"),
        Arguments.of("\u202eabc", "\\u202eabc"),
        Arguments.of("\u2066x\u2069", "\\u2066x\\u2069"),
        Arguments.of("a\u2028b", "a\\u2028b"),
        Arguments.of("\ufffe", "\\ufffe"),
        Arguments.of("\ufeffx", "\\ufeffx"),
        Arguments.of("x\ud800y", "x\\ud800y"),
        Arguments.of("\udb40\udc41", "\\udb40\\udc41"),
        Arguments.of("\u007f", "\\u007f"));
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.HARMLESS,
      input = "::error::, ::stop-commands::, ##vso[…], ##[error], ##teamcity[…] in what it sends",
      now = "no CI system obeys it: \\\\::error::, #\\\\#vso[…]")
  @CsvSource({
    "::error::x, \\::error::x",
    "'  ::add-mask::x', '  \\::add-mask::x'",
    "'one\n\t::set-output name=a::b', 'one\n\t\\::set-output name=a::b'",
    "'one\r\n::warning::x', 'one\n\\::warning::x'",
    "a ##vso[task.complete], a #\\#vso[task.complete]",
    "##[error]x, #\\#[error]x",
    "##teamcity[buildStop], #\\#teamcity[buildStop]",
  })
  void no_ci_system_obeys_it(String said, String shown) {
    assertThat(Harmless.text(said)).isEqualTo(shown);
    assertThat(Harmless.text(Harmless.text(said))).isEqualTo(Harmless.text(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "Grüße, 阿达, नमस्ते", "👩‍💻 🏳️‍🌈", "a::b", "# ## x[1]", "e\u0301"})
  void what_people_write_stays(String text) {
    assertThat(Harmless.text(text)).isEqualTo(text);
  }

  @Test
  @FieldCase(
      kind = Kind.HARMLESS,
      input = "a line break in a tool's name",
      now = "its entry in a timeline stays one line, with \\\\n in it")
  void an_entry_stays_on_one_line() {
    assertThat(Harmless.line("echo\n::error::x\r\ty")).isEqualTo("echo\\n::error::x\\r\\ty");
  }

  @Test
  void json_keeps_its_value() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    for (String text : List.of("a\u202eb\u009b\u2028\u007f😀\udb40\udc41", "\n\t\"\\\\u0041")) {
      String json = Harmless.json(mapper.writeValueAsString(TextNode.valueOf(text)));

      assertThat(json).doesNotContain("\u202e", "\u009b", "\u2028", "\u007f");
      assertThat(mapper.readTree(json).textValue()).isEqualTo(text);
    }
  }
}
