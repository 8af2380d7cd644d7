package dev.goldenpath.setting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
  private static final String PROPERTIES = "base-url=http://h\npassword=Grüße\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input = "a settings file with a byte order mark: UTF-8, UTF-16 of either order, two marks",
      now = "read; the mark is skipped")
  @ValueSource(
      strings = {"\uFEFF|UTF-8", "\uFEFF\uFEFF|UTF-8", "\uFEFF|UTF-16LE", "\uFEFF|UTF-16BE"})
  void a_byte_order_mark_is_skipped(String markAndCharset) throws IOException {
    int bar = markAndCharset.indexOf('|');
    Charset charset = Charset.forName(markAndCharset.substring(bar + 1));

    Target target = target("a.properties", markAndCharset.substring(0, bar) + PROPERTIES, charset);

    assertThat(password(target)).isEqualTo("Grüße");
  }

  @Test
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input = "line ends of Windows, and of old Macs",
      now = "read as any other")
  void any_line_end_will_do() throws IOException {
    for (String end : List.of("\r\n", "\r", "\n")) {
      String text = PROPERTIES.replace("\n", end);
      assertThat(password(target("b.properties", text, UTF_8))).isEqualTo("Grüße");
      String yaml = text.replace("=", ": ");
      Files.delete(folder.resolve("b.properties"));
      assertThat(password(target("b.yaml", yaml, UTF_8))).isEqualTo("Grüße");
      Files.delete(folder.resolve("b.yaml"));
    }
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input = "a file in Latin-1, in Windows-1252, in UTF-16 without a mark, or that is no text",
      now = "one sentence with the line, and to save it as UTF-8; exit 2")
  @CsvSource({
    "ISO-8859-1, line 2 is not UTF-8",
    "windows-1252, line 2 is not UTF-8",
    "UTF-16LE, line 2 is not UTF-8"
  })
  void what_is_no_utf_8_is_refused_with_its_line(String charset, String says) throws IOException {
    Files.write(folder.resolve("c.properties"), PROPERTIES.getBytes(Charset.forName(charset)));

    assertThatThrownBy(() -> resolve("c"))
        .isInstanceOf(SettingUnusable.class)
        .hasMessage(
            "target: %s can't be read as text: %s; save the file as UTF-8"
                .formatted(folder.resolve("c.properties"), says));
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input =
          "YAML values such as 00712345, 12_345_678, 1e5, 0x1F, on, no, 1.10, 2026-11-22, 190:20",
      now = "sent as they are written")
  @ValueSource(
      strings = {
        "00712345",
        "12_345_678",
        "1e5",
        "0x1F2E3D4C",
        "on",
        "no",
        "1.10",
        "~",
        "null",
        ".inf",
        "2026-11-22",
        "190:20:30",
        "0o17",
        "y"
      })
  void a_yaml_value_is_the_text_that_stands_there(String written) throws IOException {
    assertThat(password(yaml("password: " + written))).isEqualTo(written);
    assertThat(password(yaml("password: '" + written + "'"))).isEqualTo(written);
    assertThat(password(yaml("password: !!str " + written))).isEqualTo(written);
  }

  @Test
  @FieldCase(kind = Kind.TEXT_FILE, input = "a YAML alias", now = "followed")
  void a_yaml_alias_is_followed() throws IOException {
    assertThat(password(yaml("email: &pw qa@example.test\npassword: *pw")))
        .isEqualTo("qa@example.test");
    assertThat(yaml("password: x\nlimits: &l {run: 7s}\n").limits().run()).hasSeconds(7);
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input = "YAML values that begin with @, `, %, *, !, [ or {, or hold a colon; tabs",
      now = "one sentence with the line, that says to use quotes; exit 2")
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input = "a key that stands twice in a file; YAML's << ; two YAML documents in one",
      now = "refused with the line; exit 2")
  @CsvSource(
      delimiter = '|',
      value = {
        "@pw.txt|is no YAML (line 2): a value that begins with @ needs quotes: \"@…\"",
        "`date`|is no YAML (line 2): a value that begins with ` needs quotes: \"`…\"",
        "%41|is no YAML (line 2): a value that begins with % needs quotes: \"%…\"",
        "*star|is no YAML (line 2): a value that begins with * needs quotes: \"*…\"",
        "!wow|is no YAML (line 2): a text is wanted; one that begins with ! needs quotes",
        "a: b|is no YAML (line 2): a value that holds a colon and a blank needs quotes",
        "x\\n\\tauth: login|is no YAML (line 3): lines are indented by blanks, not by tabs",
        "x\\npassword: y|is no YAML (line 3): sets password a second time",
        "x\\n<<: *x|is no YAML (line 3): ",
        "x\\n---\\npassword: y|is no YAML (line 3): but found another document",
        "[hunter2]|): one text is wanted; one that begins with [ or { needs quotes",
        "{hunter2}|): one text is wanted; one that begins with [ or { needs quotes",
      })
  void yaml_that_means_something_else_is_refused(String written, String says) {
    String text = "password: " + written.replace("\\n", "\n").replace("\\t", "\t");

    assertThatThrownBy(() -> yaml(text))
        .isInstanceOf(SettingUnusable.class)
        .hasMessageContaining(says)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void an_alias_that_leads_to_itself_is_refused() {
    assertThatThrownBy(() -> yaml("password: x\nlimits: &l\n  run: *l"))
        .hasMessageContaining("is no YAML (line 3): an alias leads back to itself");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input = "a single backslash in a .properties file (C:\\secret), \\u without digits",
      now = "one sentence with the line: it is written twice; exit 2")
  @CsvSource(
      delimiter = '|',
      value = {
        "password=pa\\ss|line 2 holds a single backslash; a backslash is written \\\\",
        "password=@C:\\users|line 2 holds \\u without four digits; a backslash is written \\\\",
        "password=a\\nd|the value holds a line break; write it on one line",
        "base-url=http://x|line 2 sets base-url a second time; keep one",
      })
  void properties_that_mean_something_else_are_refused(String line, String says) {
    assertThatThrownBy(() -> target("d.properties", "base-url=http://h\n" + line, UTF_8))
        .isInstanceOf(SettingUnusable.class)
        .hasMessageContaining(says);
  }

  @Test
  void properties_are_written_as_the_format_has_it() throws IOException {
    String text =
        "# a comment with \\x, and its end \\\n! another\n\n"
            + "base-url = http\\://h\\\n    :1\npassword:a\\\\b\\u00e4=c #d\n";

    Target target = target("e.properties", text, UTF_8);

    assertThat(target.baseUrl()).hasToString("http://h:1");
    assertThat(password(target)).isEqualTo("a\\bä=c #d");
  }

  @Test
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input = "a secret's file with a byte order mark, line ends, or in UTF-16",
      now = "the secret alone is used")
  void a_secrets_file_may_be_any_editors() throws IOException {
    Files.writeString(folder.resolve("f.properties"), PROPERTIES.replaceAll("password.*", ""));
    Path secret = folder.resolve("secret.txt");

    for (Charset charset : List.of(UTF_8, UTF_16LE)) {
      Files.write(secret, "\uFEFF hunter2\r\n\r\n".getBytes(charset));
      assertThat(password(resolve("f", "password=@" + secret))).isEqualTo("hunter2");
    }
    Files.write(secret, "Grüße".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> resolve("f", "password=@" + secret))
        .hasMessage(
            "password (from --set): "
                + secret
                + " can't be read as text: line 1 is not UTF-8; save the file as UTF-8");
  }

  @Test
  void a_wire_profile_is_read_the_same_way() throws IOException {
    Path file = folder.resolve("wire.yaml");
    Files.write(file, "\uFEFFbase: no\r\n".getBytes(StandardCharsets.UTF_16BE));
    assertThat(WireProfile.named(file.toString()).base()).containsExactly("no");

    Files.write(file, "# Gr\u00fc\u00dfe\nbase: x".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> WireProfile.named(file.toString()))
        .hasMessageContaining("wire.yaml can't be read as text: line 1 is not UTF-8");
  }

  @Test
  void a_file_that_can_not_be_read_is_named_with_the_reason() throws IOException {
    Path nul = Files.writeString(folder.resolve("nul"), "one\ntw\0o");
    assertThatThrownBy(() -> TextFile.read(nul))
        .hasMessage(nul + " can't be read as text: line 2 holds a NUL; save the file as UTF-8");
    assertThatThrownBy(() -> TextFile.read(folder))
        .hasMessage(folder + " can't be read: Is a directory");
    assertThatThrownBy(() -> TextFile.read(folder.resolve("x")))
        .hasMessage(folder.resolve("x") + " can't be read: there is no such file or folder");
  }

  private Target yaml(String text) throws IOException {
    return target("y.yaml", "base-url: http://h\n" + text + "\n", UTF_8);
  }

  private Target target(String name, String text, Charset charset) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(charset));
    return resolve(name.substring(0, name.indexOf('.')));
  }

  private Target resolve(String name, String... sets) {
    return Settings.resolve(name, Map.of(), Map.of(), List.of(sets), folder);
  }

  private static String password(Target target) {
    return ((Authentication.Login) target.authentication()).password();
  }
}
