package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WrongSettingsTest {
  private static final String PASSWORD = "s3cret-of-mine";
  private static ReferenceBackend backend;

  @TempDir private Path folder;

  @BeforeAll
  static void serve() {
    backend =
        ReferenceBackend.start(BackendOptions.builder().password(PASSWORD).log(line -> {}).build());
  }

  @AfterAll
  static void stop() {
    backend.close();
  }

  static Stream<String> wrong() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/setting/wrong.txt")).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank());
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void each_is_one_message_with_key_source_and_what_is_allowed(String line) {
    List<String> parts = Arrays.stream(line.split(" \\| ")).map(String::strip).toList();

    CommandLineRun run = run(List.of("--dry-run"), List.of(parts.get(0).split(" ")));

    told(run);
    parts.stream().skip(1).forEach(part -> assertThat(run.text()).contains(part));
    assertThat(run.text().strip().lines()).as(run.text()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password=another-s3cret-of-mine|password (from --set)|the e-mail address or the password",
        "login-path=/health|login-path (from --set)|what answers is not the login",
        "login-path=/no/such/login|login-path (from --set)|what answers is not the login",
        "auth=token token=not.a.token|token|token",
        "auth=signed jwt-secret=another-s3cret-of-mine-of-32-bytes|jwt-secret (from --set)|No token"
            + " is",
        "auth=signed jwt-secret=short|jwt-secret (from --set)|No token is taken",
        "auth=token tokens=u-1+not.a.token,u-2+another.one|tokens (from --set)|is not taken",
        "auth=command token-command=exit+3|token-command (from --set)|ends with exit status 3",
        "auth=command token-command=echo+opaque user-id=u|token-command (from --set)|is not taken",
        "login.token=data.token|login-path (from the defaults)|no text in data.token",
        "login.body={\"user\":\"{email}\",\"pass\":\"{password}\"}|password (from --set)|HTTP 400",
      })
  void credentials_that_are_not_taken_are_told_before_anything_runs(
      String wrong, String key, String why) {
    List<String> settings = new ArrayList<>(List.of("base-url=" + backend.baseUrl()));
    settings.addAll(List.of(wrong.split(" ")));

    CommandLineRun run = run(List.of(), settings);

    told(run);
    assertThat(run.text()).contains(key).contains(why);
  }

  private static void told(CommandLineRun run) {
    assertThat(run.exit()).as(run.text()).isEqualTo(2);
    assertThat(run.text()).doesNotContain("\tat ", "Exception", PASSWORD);
  }

  private CommandLineRun run(List<String> options, List<String> settings) {
    List<String> args = new ArrayList<>(List.of("run", "--out", folder.toString()));
    args.addAll(options);
    List<String> properties = new ArrayList<>();
    if (settings.stream().noneMatch(it -> it.startsWith("--target"))) {
      args.addAll(List.of("--target", "local"));
    }
    for (String setting :
        Stream.concat(Stream.of("password=" + PASSWORD), settings.stream()).toList()) {
      if (setting.startsWith("-D")) {
        properties.add(setting.substring(2, setting.indexOf('=')));
        System.setProperty(properties.get(0), setting.substring(setting.indexOf('=') + 1));
      } else if (setting.startsWith("--")) {
        args.add(setting);
      } else {
        args.addAll(List.of("--set", setting.replace('+', ' ')));
      }
    }
    try {
      return CommandLineRun.of(args);
    } finally {
      properties.forEach(System::clearProperty);
    }
  }
}
