package dev.goldenpath.steps;

import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a value must be, in words: {@code contains Paris}, {@code is at least 3}, {@code is a list}.
 * What begins with none of these words is the value itself.
 */
public final class Matching {
  static final String WORDS =
      "(?:contains|does not contain|matches|does not match|starts with|ends with|has|is) .+";

  private static final String UUID =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
  private static final String TIME =
      "\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:[Zz]|[+-]\\d\\d:\\d\\d)";

  /** A way of saying it, and what holds of a value then. */
  private record Form(Pattern pattern, Test test) {}

  /** Look at a value, by what the words name. */
  private interface Test {
    boolean holds(Matcher words, Object value);
  }

  private static final List<Form> FORMS =
      List.of(
          form("is (?:present|there)", (w, v) -> v != Absent.VALUE),
          form("is absent|is not there", (w, v) -> v == Absent.VALUE),
          form("is null", (w, v) -> v == Absent.NULL),
          form("is (?:a )?text", (w, v) -> v instanceof String),
          form("is (?:a )?number", (w, v) -> v instanceof BigDecimal),
          form("is (?:a )?list", (w, v) -> v instanceof List),
          form("is (?:an )?object", (w, v) -> v instanceof Map),
          form("is not empty", (w, v) -> size(v) > 0),
          form("is empty", (w, v) -> size(v) == 0),
          form("is a UUID", (w, v) -> text(v, matchesPattern(UUID))),
          form("is a time", (w, v) -> text(v, matchesPattern(TIME))),
          form("is a URL", (w, v) -> text(v, matchesPattern("https?://\\S+"))),
          form("is at least (NUM)", (w, v) -> number(v, greaterThanOrEqualTo(num(w, 1)))),
          form("is at most (NUM)", (w, v) -> number(v, lessThanOrEqualTo(num(w, 1)))),
          form("is more than (NUM)", (w, v) -> number(v, greaterThan(num(w, 1)))),
          form("is less than (NUM)", (w, v) -> number(v, lessThan(num(w, 1)))),
          form(
              "is between (NUM) and (NUM)",
              (w, v) ->
                  number(v, greaterThanOrEqualTo(num(w, 1)))
                      && number(v, lessThanOrEqualTo(num(w, 2)))),
          form(
              "has at least (\\d+) items?",
              (w, v) -> v instanceof Collection<?> all && all.size() >= count(w)),
          form(
              "has at most (\\d+) items?",
              (w, v) -> v instanceof Collection<?> all && all.size() <= count(w)),
          form(
              "has (\\d+) items?",
              (w, v) -> v instanceof Collection<?> all && all.size() == count(w)),
          form("contains (.+)", (w, v) -> contains(v, literal(w))),
          form("does not contain (.+)", (w, v) -> v != Absent.VALUE && !contains(v, literal(w))),
          form("matches (.+)", (w, v) -> text(v, matchesPattern(regex(w)))),
          form("does not match (.+)", (w, v) -> text(v, not(matchesPattern(regex(w))))),
          form("starts with (.+)", (w, v) -> text(v, startsWith(plain(w)))),
          form("ends with (.+)", (w, v) -> text(v, endsWith(plain(w)))),
          form("is one of (.+)", (w, v) -> in(oneOf(w)).matches(v)),
          form("is not (.+)", (w, v) -> v != Absent.VALUE && !equal(literal(w), v)),
          form("is (.+)", (w, v) -> equal(literal(w), v)));

  private final String words;
  private final Form form;

  private Matching(String words, Form form) {
    this.words = words;
    this.form = form;
  }

  /** Read a cell or the rest of a sentence; blank means that anything will do. */
  static Matching of(@Nullable String written) {
    String words = written == null ? "" : written.strip();
    if (words.isEmpty()) {
      return new Matching("is present", FORMS.get(0));
    }
    return FORMS.stream()
        .filter(form -> form.pattern.matcher(words).matches())
        .findFirst()
        .map(form -> new Matching(words, form))
        .orElseGet(() -> of("is " + words));
  }

  boolean fits(JsonNode value) {
    Matcher matcher = form.pattern.matcher(words);
    return matcher.matches() && form.test.holds(matcher, plain(value));
  }

  @Override
  public String toString() {
    return words;
  }

  private static Form form(String pattern, Test test) {
    return new Form(
        Pattern.compile(pattern.replace("NUM", "-?\\d+(?:\\.\\d+)?"), Pattern.DOTALL), test);
  }

  private static Object plain(JsonNode value) {
    if (value.isMissingNode()) {
      return Absent.VALUE;
    }
    if (value.isNull()) {
      return Absent.NULL;
    }
    if (value.isNumber()) {
      // Numbers are equal whatever zeros stand at their ends.
      return value.decimalValue().stripTrailingZeros();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isArray()) {
      List<Object> items = new ArrayList<>();
      value.forEach(item -> items.add(plain(item)));
      return items;
    }
    if (value.isObject()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      value.properties().forEach(it -> fields.put(it.getKey(), plain(it.getValue())));
      return fields;
    }
    return value.asText();
  }

  /** What is no value of Java's. */
  private enum Absent {
    VALUE,
    NULL
  }

  private static Object literal(Matcher words) {
    return value(words.group(1));
  }

  /** Read a literal: JSON where it is, else the text as it stands. */
  private static Object value(String written) {
    String text = written.strip();
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
      return text.substring(1, text.length() - 1);
    }
    return Json.read(text).map(Matching::plain).orElse(text);
  }

  private static String plain(Matcher words) {
    return literal(words) instanceof String text ? text : words.group(1);
  }

  private static String regex(Matcher words) {
    String written = words.group(1);
    boolean slashes = written.length() > 1 && written.startsWith("/") && written.endsWith("/");
    return slashes ? written.substring(1, written.length() - 1) : plain(words);
  }

  private static List<Object> oneOf(Matcher words) {
    return Arrays.stream(words.group(1).split(", | or ")).map(Matching::value).toList();
  }

  private static boolean equal(Object wanted, Object value) {
    if (wanted instanceof BigDecimal number && value instanceof BigDecimal other) {
      return comparesEqualTo(number).matches(other);
    }
    return equalTo(wanted).matches(value);
  }

  private static boolean contains(Object value, Object wanted) {
    if (value instanceof List<?> items) {
      return hasItem(anything()).matches(items)
          && items.stream().anyMatch(item -> equal(wanted, item));
    }
    if (value instanceof Map<?, ?> fields) {
      return fields.values().stream().anyMatch(it -> equal(wanted, it) || contains(it, wanted));
    }
    return value instanceof String text && containsString(String.valueOf(wanted)).matches(text);
  }

  private static boolean text(Object value, org.hamcrest.Matcher<String> wanted) {
    return instanceOf(String.class).matches(value) && wanted.matches(value);
  }

  private static boolean number(Object value, org.hamcrest.Matcher<BigDecimal> wanted) {
    return value instanceof BigDecimal && wanted.matches(value);
  }

  private static int size(Object value) {
    if (value instanceof String text) {
      return text.strip().length();
    }
    if (value instanceof Collection<?> items) {
      return items.size();
    }
    return value instanceof Map<?, ?> fields ? fields.size() : -1;
  }

  private static BigDecimal num(Matcher words, int group) {
    return new BigDecimal(words.group(group));
  }

  private static int count(Matcher words) {
    return Integer.parseInt(words.group(1));
  }
}
