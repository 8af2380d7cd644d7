package dev.goldenpath.report;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Give Cucumber's ids in its messages short names: they need only be unique in a file, and a third
 * of it are UUIDs.
 */
final class ShortIds {
  private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** A field for ids; within a text of somebody's, quotes would have a backslash before them. */
  private static final Pattern FIELD =
      Pattern.compile("\"(?:id|[a-zA-Z]+Ids?)\":\\[?\"" + ID + "\"(?:,\"" + ID + "\")*");

  private static final Pattern ONE = Pattern.compile(ID);

  private final Map<String, String> names = new HashMap<>();

  String in(String json) {
    return FIELD.matcher(json).replaceAll(field -> Matcher.quoteReplacement(named(field.group())));
  }

  private String named(String field) {
    return ONE.matcher(field)
        .replaceAll(id -> names.computeIfAbsent(id.group(), first -> "" + names.size()));
  }
}
