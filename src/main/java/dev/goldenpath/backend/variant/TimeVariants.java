package dev.goldenpath.backend.variant;

import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.using;
import static dev.goldenpath.backend.seam.Twist.writing;
import static dev.goldenpath.backend.variant.Variant.oneOf;
import static dev.goldenpath.backend.variant.Variant.variant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How times may be written, and how far clocks may be off: EVENT-0, TIME-1, TRUE-2. */
final class TimeVariants {

  private static final Duration SKEW = Duration.ofMillis(1_500);

  static final List<Variant> LIST =
      List.of(
          written(
              "timestamps-in-seconds",
              "Timestamps have no fraction.",
              t -> instant(t.truncatedTo(ChronoUnit.SECONDS))),
          written(
              "timestamps-in-milliseconds",
              "Timestamps have three digits.",
              t -> pattern(t, "SSS", ZoneOffset.UTC)),
          written(
              "timestamps-with-one-digit",
              "Timestamps have one fraction digit.",
              t -> pattern(t, "S", ZoneOffset.UTC)),
          written(
              "timestamps-with-nine-digits",
              "Timestamps have nine fraction digits.",
              t -> pattern(t, "SSSSSSSSS", ZoneOffset.UTC)),
          written(
              "timestamps-with-twelve-digits",
              "Timestamps have twelve fraction digits.",
              t -> pattern(t, "SSSSSSSSS'000'", ZoneOffset.UTC)),
          written(
              "timestamps-in-lower-case",
              "Timestamps are written with t and z.",
              t -> instant(t).toLowerCase(Locale.ROOT)),
          written(
              "timestamps-ahead-of-utc",
              "Timestamps have the offset +05:30.",
              t -> pattern(t, "SSSSSS", ZoneOffset.ofHoursMinutes(5, 30))),
          written(
              "timestamps-behind-utc",
              "Timestamps have the offset -08:00.",
              t -> pattern(t, "SSSSSS", ZoneOffset.ofHours(-8))),
          written(
              "timestamps-at-unknown-offset",
              "Timestamps have the offset -00:00.",
              t -> instant(t).replace("Z", "-00:00")),
          oneOf(
              "tool-time",
              "tool-time-with-offset",
              "get_current_time tells the time at +09:30.",
              "TRUE-2",
              () -> toolTime(t -> t.withOffsetSameInstant(ZoneOffset.ofHoursMinutes(9, 30)))),
          oneOf(
              "tool-time",
              "tool-time-in-seconds",
              "get_current_time tells whole seconds.",
              "TRUE-2",
              () -> toolTime(t -> t.truncatedTo(ChronoUnit.SECONDS))),
          oneOf(
              "clock",
              "clock-ahead",
              "The backend's clock is 1.5 s ahead.",
              "TIME-1",
              () -> skewed(SKEW)),
          oneOf(
              "clock",
              "clock-behind",
              "The backend's clock is 1.5 s behind.",
              "TIME-1",
              () -> skewed(SKEW.negated())),
          variant(
              "jitter", "Events leave up to 100 ms after they happened.", "TIME-3", Jitter::new));

  private TimeVariants() {}

  private static Variant written(String id, String sentence, Function<Instant, String> format) {
    return oneOf(
        "timestamps",
        id,
        sentence,
        "EVENT-0",
        () -> writing((m, next) -> next.apply(rewritten(m, format))));
  }

  private static ObjectNode rewritten(ObjectNode message, Function<Instant, String> format) {
    if (!message.path("timestamp").isTextual()) {
      return message;
    }
    Instant time = Instant.parse(message.path("timestamp").asText());
    return message.deepCopy().put("timestamp", format.apply(time));
  }

  private static String instant(Instant time) {
    return DateTimeFormatter.ISO_INSTANT.format(time);
  }

  private static String pattern(Instant time, String fraction, ZoneOffset offset) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss." + fraction + "XXX", Locale.ROOT)
        .format(time.atOffset(offset));
  }

  private static Behaviour skewed(Duration skew) {
    return all(
        emitting(
            (in, event, next) -> next.accept(event.withTimestamp(event.timestamp().plus(skew)))),
        toolTime(time -> time.plus(skew)));
  }

  private static Behaviour toolTime(UnaryOperator<OffsetDateTime> change) {
    return using(
        (in, use, next) ->
            next.apply(use)
                .thenApply(r -> use.tool().equals("get_current_time") ? changed(r, change) : r));
  }

  private static JsonNode changed(JsonNode results, UnaryOperator<OffsetDateTime> change) {
    OffsetDateTime time = OffsetDateTime.parse(results.path("current_time").asText());
    ObjectNode copy = results.deepCopy();
    return copy.put(
        "current_time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(change.apply(time)));
  }
}
