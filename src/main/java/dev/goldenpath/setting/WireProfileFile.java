package dev.goldenpath.setting;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A wire profile written down by a user, as YAML or JSON; {@code docs/targets.md} tells each key.
 *
 * <pre>{@code
 * base: payload                    # where the contract has data; a list of keys, or / for the root
 * fields:
 *   agent_type: agent_name         # another name at the usual place
 *   correlation_id: /meta/call_id  # another place, as a JSON Pointer
 *   run_id: none                   # not told
 * types: {agent_started: run.begin}
 * execution_time: milliseconds     # or seconds
 * timestamp: epoch-seconds         # or rfc-3339, epoch-milliseconds, none
 * }</pre>
 */
record WireProfileFile(ProfileNode root) {
  private static final Set<String> KEYS =
      Set.of(
          "base",
          "fields",
          "types",
          "execution_time",
          "timestamp",
          "json_text",
          "request",
          "response",
          "health");

  /** Fields of {@code data} that stand in one event together; the others of data never meet. */
  private static final Set<Field> OF_TOOLS =
      Set.of(Field.TOOL_NAME, Field.TOOL_ARGS, Field.RESULTS, Field.EXECUTION_TIME, Field.ERROR);

  static WireProfile find(String nameOrFile) {
    Optional<WireProfile> builtIn =
        WireProfile.builtIn().stream().filter(it -> it.name().equals(nameOrFile)).findFirst();
    return builtIn.orElseGet(() -> read(path(nameOrFile)));
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new SettingUnusable("wire-profile: " + file + " can't be a file's name", e);
    }
  }

  private static WireProfile read(Path file) {
    ProfileNode root = ProfileNode.read(file);
    if (!root.isThere()) {
      throw root.unusable("the file is empty; it holds keys such as base, fields and types");
    }
    return new WireProfileFile(root.object(KEYS)).profile(file);
  }

  private WireProfile profile(Path file) {
    List<String> base = base();
    Set<Field> absent = EnumSet.noneOf(Field.class);
    Map<Field, List<String>> paths = paths(base, absent);
    DurationUnit unit = unit("execution_time", Field.EXECUTION_TIME, DurationUnit.values(), absent);
    TimestampForm form = unit("timestamp", Field.TIMESTAMP, TimestampForm.values(), absent);
    refuseSharedPlaces(paths, absent);
    RequestShape request = RequestReader.of(root.at("request"));
    return new WireProfile(
        file.getFileName().toString(),
        file.toString(),
        base,
        paths,
        absent,
        jsonText(),
        types(),
        unit,
        form,
        request,
        answer(root.at("response"), request),
        health(root.at("health")),
        root.lines(),
        Parts.OF_THE_CONTRACT,
        Protocol.GOLDEN_PATH);
  }

  /** Read one of some units, of which the first is the contract's; a field may not be told. */
  private <T extends Labelled> T unit(String key, Field field, T[] units, Set<Field> absent) {
    if (root.at(key).isNone()) {
      absent.add(field);
    }
    Map<String, T> choices = new HashMap<>(Map.of(ProfileNode.NONE, units[0]));
    Arrays.stream(units).forEach(it -> choices.put(it.label(), it));
    return root.at(key).choice(choices, units[0]);
  }

  private List<String> base() {
    ProfileNode base = root.at("base");
    if (!base.isThere()) {
      return WireProfile.DATA.base();
    }
    if (base.value().isArray()) {
      return base.value().isEmpty() ? List.of() : base.texts();
    }
    boolean isRoot = base.value().asText().equals("/") || base.value().asText().isEmpty();
    return isRoot && base.value().isTextual() ? List.of() : base.place(List.of());
  }

  private Map<Field, List<String>> paths(List<String> base, Set<Field> absent) {
    ProfileNode fields =
        root.at("fields").object(Arrays.stream(Field.values()).map(Field::key).toList());
    Map<Field, List<String>> paths = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      ProfileNode given = fields.at(field.key());
      paths.put(field, WireProfile.defaultPath(field, base));
      if (given.isNone()) {
        absent.add(dispensable(field, given));
      } else if (given.isThere()) {
        paths.put(field, given.place(field.isInData() ? base : List.of()));
      }
    }
    return paths;
  }

  private static Field dispensable(Field field, ProfileNode given) {
    if (!field.isDispensable()) {
      throw given.unusable(
          "without it no run can be judged; say where it is. \"none\" is allowed for "
              + Arrays.stream(Field.values())
                  .filter(Field::isDispensable)
                  .map(Field::key)
                  .collect(Collectors.joining(", ")));
    }
    return field;
  }

  private Set<Field> jsonText() {
    Map<String, Field> allowed = Map.of("results", Field.RESULTS, "tool_args", Field.TOOL_ARGS);
    Set<Field> fields = EnumSet.noneOf(Field.class);
    ProfileNode given = root.at("json_text");
    for (String key : given.isThere() ? given.texts() : List.<String>of()) {
      if (!allowed.containsKey(key)) {
        throw given.unusable("allowed: a list of results, tool_args; it has \"" + key + "\"");
      }
      fields.add(allowed.get(key));
    }
    return fields;
  }

  private EventNames types() {
    ProfileNode types = root.at("types").object(EventNames.TYPES);
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (String type : types.keys()) {
      ProfileNode given = types.at(type);
      if (!given.isNone()) {
        names.put(type, given.texts());
      } else if (EventNames.DISPENSABLE.contains(type)) {
        names.put(type, List.of());
      } else {
        throw given.unusable(
            "no run can be judged without it. \"none\" is allowed for "
                + String.join(", ", EventNames.DISPENSABLE.stream().sorted().toList()));
      }
    }
    EventNames all = new EventNames(names);
    all.alike()
        .ifPresent(
            two -> {
              throw types.unusable(
                  "%s and %s can't have one name, nobody could tell them apart: %s"
                      .formatted(two.get(0), two.get(1), all.onTheWire(two.get(0)).get(0)));
            });
    return all;
  }

  private static AnswerShape answer(ProfileNode response, RequestShape request) {
    if (request.onSocket().filter(it -> !it.areAnswered()).isPresent()) {
      if (response.isThere()) {
        throw response.unusable(
            "nothing answers a request over the socket; say in request.accepted_by what does, or"
                + " take it out");
      }
      return AnswerShape.NOTHING;
    }
    response.object(
        Set.of("status", "comes", "run_id", "thread_id", "agent_type", "accepted", "error"));
    AnswerShape usual = AnswerShape.CONTRACT;
    ProfileNode accepted = response.at("accepted");
    ProfileNode error = response.at("error");
    boolean errors = !error.isNone();
    if (accepted.isThere() && !accepted.isNone()) {
      accepted.object(Set.of("at", "is"));
    }
    if (errors) {
      error.object(Set.of("code", "message"));
    }
    return new AnswerShape(
        response.at("status").isThere() ? statuses(response.at("status")) : usual.statuses(),
        response.at("comes").choice(Map.of("at_once", false, "after_run", true), false),
        response.at("run_id").placeOr("run_id"),
        response.at("thread_id").placeOr("thread_id"),
        response.at("agent_type").placeOr("agent_type"),
        accepted.isNone() ? Optional.empty() : accepted.at("at").placeOr("status"),
        accepted.at("is").isThere() ? Set.copyOf(accepted.at("is").texts()) : usual.accepted(),
        errors ? error.at("code").placeOr("error/code") : Optional.empty(),
        errors ? error.at("message").placeOr("error/message") : Optional.empty());
  }

  private static Set<Integer> statuses(ProfileNode given) {
    List<String> texts = given.texts();
    if (!texts.stream().allMatch(it -> it.matches("2\\d\\d"))) {
      throw given.unusable("allowed: a status from 200 to 299, or a list of some; it has " + texts);
    }
    return Set.copyOf(texts.stream().map(Integer::valueOf).toList());
  }

  private static HealthShape health(ProfileNode health) {
    if (health.isNone()) {
      return new HealthShape(Optional.empty(), Set.of());
    }
    health.object(Set.of("at", "is"));
    return new HealthShape(
        health.at("at").placeOr("status"),
        health.at("is").isThere()
            ? Set.copyOf(health.at("is").texts())
            : HealthShape.CONTRACT.healthy());
  }

  /** Two fields of one event can't have one place. */
  private void refuseSharedPlaces(Map<Field, List<String>> paths, Set<Field> absent) {
    for (Field one : Field.values()) {
      for (Field other : Field.values()) {
        if (one.compareTo(other) < 0
            && !absent.contains(one)
            && !absent.contains(other)
            && meet(one, other)
            && Objects.equals(paths.get(one), paths.get(other))) {
          ProfileNode fields = root.at("fields");
          ProfileNode given =
              fields.at(other.key()).isThere() ? fields.at(other.key()) : fields.at(one.key());
          throw given.unusable(
              "%s and %s can't have one place: %s"
                  .formatted(one.key(), other.key(), String.join(".", paths.get(one))));
        }
      }
    }
  }

  private static boolean meet(Field one, Field other) {
    if (one == Field.USER_ID && other == Field.CONNECTED_USER_ID) {
      return false;
    }
    boolean envelope = !one.isInData() || !other.isInData();
    return envelope || (OF_TOOLS.contains(one) && OF_TOOLS.contains(other));
  }
}
