package dev.goldenpath.backend.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/** A step that a template takes from a name's value to what it shows. */
interface Conversion {

  JsonNode of(JsonNode value, Scope scope);

  /** Give a conversion by its name and, behind a space, what it wants to know. */
  static Conversion named(String words) {
    String[] parts = words.split(" ", 2);
    return Parameters.chosen("conversion", parts[0], Known.BY_NAME)
        .apply(parts.length < 2 ? "" : parts[1]);
  }

  /** All there are. */
  final class Known {

    private static final double MILLIS_PER_SECOND = 1e3;

    private static final Map<String, Function<String, Conversion>> BY_NAME =
        Map.ofEntries(
            Map.entry("first", n -> text(it -> it.substring(0, Math.min(it.length(), whole(n))))),
            Map.entry("repeat", n -> text(it -> it.repeat(whole(n)))),
            Map.entry("lower", none -> text(it -> it.toLowerCase(Locale.ROOT))),
            Map.entry("ascii", none -> text(it -> it.replaceAll("[^\\x00-\\x7F]", "?"))),
            Map.entry(
                "undoubled", none -> text(it -> it.replaceAll("(?U)\\b(\\w+)( \\1\\b)+", "$1"))),
            Map.entry("base64", none -> text(it -> Base64.getEncoder().encodeToString(utf8(it)))),
            Map.entry("uuid", none -> text(it -> UUID.nameUUIDFromBytes(utf8(it)).toString())),
            Map.entry("salted", none -> salted(UUID.randomUUID())),
            Map.entry("json", none -> (value, scope) -> new TextNode(value.toString())),
            Map.entry("spread", none -> text(JsonText::spread)),
            Map.entry("escaped", none -> text(JsonText::escaped)),
            Map.entry("times", by -> number(n -> n * Double.parseDouble(by))),
            Map.entry("plus", by -> number(n -> n + Double.parseDouble(by))),
            Map.entry("most", limit -> number(n -> Math.min(n, Double.parseDouble(limit)))),
            Map.entry("ceil", none -> number(Math::ceil)),
            Map.entry("floor", none -> number(Math::floor)),
            Map.entry("decimals", digits -> number(n -> rounded(n, whole(digits)))),
            Map.entry("modulo", by -> integer(n -> n % whole(by))),
            Map.entry("divided", by -> integer(n -> n / whole(by))),
            Map.entry("integer", none -> integer(n -> n)),
            Map.entry("later", by -> time(it -> it.plus(Duration.ofMillis(whole(by))))),
            Map.entry("earlier", by -> time(it -> it.minus(Duration.ofMillis(whole(by))))),
            Map.entry("at", to -> time(it -> it.withOffsetSameInstant(ZoneOffset.of(to)))),
            Map.entry("as", Known::as),
            Map.entry("epoch", none -> (value, scope) -> epoch(value)),
            Map.entry("once", Known::once),
            Map.entry("before", Known::before),
            Map.entry("ranked", none -> ranked()));

    private Known() {}

    private static Conversion text(UnaryOperator<String> change) {
      return (value, scope) -> new TextNode(change.apply(value.asText()));
    }

    private static Conversion number(DoubleUnaryOperator change) {
      return (value, scope) -> new DoubleNode(change.applyAsDouble(value.asDouble()));
    }

    private static Conversion integer(LongUnaryOperator change) {
      return (value, scope) -> new LongNode(change.applyAsLong(value.asLong()));
    }

    private static Conversion time(UnaryOperator<OffsetDateTime> change) {
      return text(
          it ->
              DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                  change.apply(OffsetDateTime.parse(it))));
    }

    /** Write a time by a pattern. */
    private static Conversion as(String pattern) {
      DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
      return text(it -> format.format(OffsetDateTime.parse(it)));
    }

    private static JsonNode epoch(JsonNode value) {
      long millis = OffsetDateTime.parse(value.asText()).toInstant().toEpochMilli();
      return new DoubleNode(millis / MILLIS_PER_SECOND);
    }

    /** Keep to the first value of each user, thread, …. */
    private static Conversion once(String by) {
      Map<Object, JsonNode> first = new ConcurrentHashMap<>();
      return (value, scope) -> first.computeIfAbsent(scope.key(by), key -> value);
    }

    /** Show the value of the time before, where there was one. */
    private static Conversion before(String by) {
      Map<Object, JsonNode> last = new ConcurrentHashMap<>();
      return (value, scope) -> {
        JsonNode before = last.put(scope.key(by), value);
        return before == null ? value : before;
      };
    }

    /** Number values as they come, equal ones alike. */
    private static Conversion ranked() {
      Map<JsonNode, Long> ranks = new ConcurrentHashMap<>();
      AtomicLong count = new AtomicLong();
      return (value, scope) ->
          new LongNode(ranks.computeIfAbsent(value, it -> count.incrementAndGet()));
    }

    private static Conversion salted(UUID salt) {
      return text(it -> salt + it);
    }

    private static double rounded(double number, int digits) {
      return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }

    private static int whole(String number) {
      return Integer.parseInt(number);
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
