package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

class RunSettingsTest {
  @TempDir private Path folder;

  @Test
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input = "cucumber.properties with a byte order mark, or in Latin-1",
      now = "read; or one sentence with the line, exit 2")
  void the_file_is_read_as_any_other() throws IOException {
    Path file = folder.resolve("cucumber.properties");

    Files.writeString(file, "\uFEFFcucumber.filter.tags=@smoke\r\n");
    assertThat(RunSettings.read(folder)).containsEntry("cucumber.filter.tags", "@smoke");

    Files.write(file, "# f\u00fcr uns\ncucumber.filter.tags=\n".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> RunSettings.read(folder))
        .isInstanceOf(CommandUnusable.class)
        .hasMessage(file + " can't be read as text: line 1 is not UTF-8; save the file as UTF-8");
  }

  @Test
  @FieldCase(
      kind = Kind.SELECTION,
      input = "cucumber.filter.tag=@smoke in cucumber.properties; CUCUMBER_FILTER_TAGS",
      now = "an error that names the setting that is read; exit 2")
  void a_setting_that_nobody_reads_is_refused() throws IOException {
    Files.writeString(folder.resolve("cucumber.properties"), "cucumber.filter.tag=@smoke\n");

    assertThatThrownBy(() -> RunSettings.read(folder))
        .hasMessage(
            "cucumber.properties: there is no run setting cucumber.filter.tag; did you mean"
                + " cucumber.filter.tags?");
    assertThatThrownBy(() -> RunSettings.checkVariable("CUCUMBER_FILTER_TAGS"))
        .hasMessage(
            "environment CUCUMBER_FILTER_TAGS is read by nobody; give --tags or --features, or set"
                + " cucumber.filter.tags in cucumber.properties.");
  }

  @Test
  void without_a_file_the_one_that_is_brought_along_counts() {
    assertThat(RunSettings.read(folder)).containsKey("cucumber.execution.parallel.enabled");
  }

  @Test
  @FieldCase(
      kind = Kind.SELECTION,
      input =
          "GOLDENPATH_TAGS, GOLDENPATH_FEATURES, GOLDENPATH_OUT, GOLDENPATH_REQUIRE,"
              + " -Dgoldenpath.min-executed",
      now = "read, where the command line does not say otherwise")
  void a_runs_options_come_from_variables_and_properties_too() {
    Map<String, String> properties = new HashMap<>();
    RunDefaults defaults =
        new RunDefaults(
            Map.of("GOLDENPATH_TAGS", " @smoke ", "GOLDENPATH_MIN_EXECUTED", "3"), properties::get);
    properties.put("goldenpath.min-executed", "4");

    assertThat(defaults.defaultValue(OptionSpec.builder("--tags").build())).isEqualTo("@smoke");
    assertThat(defaults.defaultValue(OptionSpec.builder("--min-executed").build())).isEqualTo("4");
    assertThat(defaults.defaultValue(OptionSpec.builder("--strict").build())).isNull();
  }
}
