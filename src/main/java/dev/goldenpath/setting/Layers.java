package dev.goldenpath.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of all sources; of two values for one key the more binding one counts. */
final class Layers {
  /** What Kubernetes adds to a pod's environment for a service named goldenpath-something. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          "GOLDENPATH_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?"
              + "|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

  private final Map<String, Given> settings = new HashMap<>();
  private final Map<String, Given> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Given> users = new TreeMap<>();

  private Layers() {}

  /** Put these sources one over the other. */
  static Layers of(
      List<Given> file,
      Map<String, String> environment,
      Map<String, String> properties,
      List<String> sets) {
    Layers layers = new Layers();
    file.forEach(layers::add);
    layers.addEnvironment(environment);
    layers.addProperties(properties);
    layers.addSets(sets);
    return layers;
  }

  Optional<Given> get(SettingKey key) {
    return Optional.ofNullable(settings.get(key.key()));
  }

  /** The value of a key that must not be empty. */
  Optional<Given> filled(SettingKey key) {
    Optional<Given> given = get(key);
    if (given.isPresent() && given.get().value().isBlank()) {
      throw given.get().refused("the value is empty; leave the key out or give it a value");
    }
    return given;
  }

  Optional<String> text(SettingKey key) {
    return filled(key).map(Given::value);
  }

  /** Complain of a setting that nobody gives. */
  SettingUnusable missing(SettingKey key, String target, String why) {
    return new SettingUnusable(
        "%s (missing): target \"%s\" %s; give it as %s, -Dgoldenpath.%s or --set %s%s"
            .formatted(
                key.key(),
                target,
                why,
                key.variable(),
                key.key(),
                key.key(),
                SettingKey.isSecret(key.key()) ? "=@file" : "=VALUE"));
  }

  /** Where each setting came from. */
  Map<String, String> sources() {
    return Stream.of(settings, users)
        .flatMap(it -> it.values().stream())
        .collect(Collectors.toMap(Given::key, Given::source));
  }

  Map<String, Given> headers() {
    return headers;
  }

  /** Return the accounts with a role, as given, by role. */
  Map<String, Given> users() {
    return users;
  }

  /**
   * Add the variables {@code GOLDENPATH_…}; an empty one counts as not set, as CI systems mean it.
   */
  private void addEnvironment(Map<String, String> environment) {
    Misnamed.refuseVariables(environment);
    new TreeMap<>(environment)
        .forEach(
            (variable, value) -> {
              if (variable.startsWith(RunKeys.VARIABLE) && !value.isEmpty()) {
                addVariable(variable, value);
              }
            });
  }

  private void addVariable(String variable, String value) {
    String key =
        SettingKey.ofVariable(variable)
            .map(SettingKey::key)
            .orElse(
                variable
                    .substring(RunKeys.VARIABLE.length())
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("^headers_", SettingKey.HEADERS)
                    .replaceFirst("^users_", SettingKey.USERS)
                    .replace('_', '-'));
    boolean foreign = SERVICE_LINK.matcher(variable).matches() || RunKeys.ALL.contains(key);
    if (!foreign || SettingKey.isKnown(key)) {
      add(Given.of(key, value, "environment " + variable));
    }
  }

  private void addProperties(Map<String, String> properties) {
    Misnamed.refuseProperties(properties);
    new TreeMap<>(properties)
        .forEach(
            (property, value) -> {
              String key =
                  property.startsWith(RunKeys.PROPERTY)
                      ? property.substring(RunKeys.PROPERTY.length())
                      : "";
              if (!key.isEmpty() && !RunKeys.ALL.contains(key)) {
                add(Given.of(key, value, "-D" + property));
              }
            });
  }

  private void addSets(List<String> sets) {
    for (int i = 0; i < sets.size(); i++) {
      int equals = sets.get(i).indexOf('=');
      if (equals < 1) {
        // Not shown: what was mistyped may be a secret.
        throw new SettingUnusable("--set number " + (i + 1) + ": must be written key=value");
      }
      String key = sets.get(i).substring(0, equals).strip();
      add(Given.of(key, sets.get(i).substring(equals + 1).strip(), "--set"));
    }
  }

  private void add(Given given) {
    String key = given.key();
    if (RunKeys.ALL.contains(key)) {
      throw given.refused("this is said of a run, not of a target; give it as --" + key);
    }
    if (!SettingKey.isKnown(key)) {
      List<String> known = new ArrayList<>(SettingKey.keys());
      known.addAll(RunKeys.ALL);
      throw given.refused(
          "unknown key%s Known keys: %s, headers.NAME, users.ROLE"
              .formatted(Nearest.hint(key, known), String.join(", ", SettingKey.keys())));
    }
    Given resolved = SettingKey.isSecret(key) ? fromFile(given) : given;
    if (key.startsWith(SettingKey.HEADERS)) {
      headers.put(key.substring(SettingKey.HEADERS.length()), resolved);
    } else if (key.startsWith(SettingKey.USERS)) {
      users.put(key.substring(SettingKey.USERS.length()), resolved);
    } else {
      settings.put(key, resolved);
    }
  }

  /** Replace {@code @path} by what the file holds; {@code @@} stands for a leading {@code @}. */
  private static Given fromFile(Given given) {
    String value = given.value();
    if (value.startsWith("@@")) {
      return new Given(given.key(), value.substring(1), given.source());
    }
    if (!value.startsWith("@")) {
      return given;
    }
    String path = value.substring(1);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(Path.of(path));
    } catch (IOException | InvalidPathException e) {
      // Not shown: a password may begin with @.
      throw given.refused(
          "no readable file is where the value (not shown) points; after @ comes a file's path,"
              + " and a secret that begins with @ is written @@…");
    }
    try {
      String held = TextFile.decode(path, bytes).strip();
      return Given.of(given.key(), held, given.source() + ", file " + path);
    } catch (IOException e) {
      throw given.refused(String.valueOf(e.getMessage()));
    }
  }
}
