package dev.goldenpath.backend.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.ToolUse;
import dev.goldenpath.backend.seam.User;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a template finds the values of its names.
 *
 * @param fields what is edited, looked into first
 * @param around what it is part of, looked into next
 * @param run the run that it is about, if any
 * @param token with which it was asked for, if any
 */
record Scope(
    History history,
    ObjectNode fields,
    ObjectNode around,
    Optional<Run> run,
    Optional<String> token) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** The scope of an event's message. */
  static Scope of(History history, Event event, ObjectNode message) {
    ObjectNode fields = history.inside().fieldsOf(message);
    return new Scope(history, fields, message, Optional.of(event.run()), Optional.empty());
  }

  static Scope of(History history, Run run) {
    return new Scope(history, Json.object(), Json.object(), Optional.of(run), Optional.empty());
  }

  /** The scope of an event before it has its shape. */
  static Scope of(History history, Event event) {
    Optional<Run> run = Optional.of(event.run());
    return new Scope(history, event.data(), event.data(), run, Optional.empty());
  }

  /** The scope of what a tool returns, or is given. */
  static Scope of(History history, ToolUse use, ObjectNode fields) {
    return new Scope(history, fields, use.args(), Optional.of(use.run()), Optional.empty());
  }

  /** The scope of what is about no run. */
  static Scope of(History history, ObjectNode fields, Optional<String> token) {
    return new Scope(history, fields, fields, Optional.empty(), token);
  }

  /**
   * Give the value of a name: of a field, or of the place that it points to (RFC 6901); {@code
   * random} for a new id, {@code padding} for a letter, {@code token}; that of a run, which is
   * {@code run}, {@code other} (the newest of another user), {@code overlapping} or {@code newest},
   * followed by {@code .id}, {@code .user}, {@code .thread}, {@code .message}, {@code .elapsed} or
   * {@code .began}; {@code backend.began}; a {@code secret} that came with the last call of the
   * user, or of anyone.
   */
  Optional<JsonNode> value(String name) {
    int dot = name.indexOf('.');
    String of = name.substring(dot + 1);
    return switch (dot < 0 ? name : name.substring(0, dot)) {
      case "random" -> text(UUID.randomUUID());
      case "padding" -> text("y");
      case "token" -> token.flatMap(Scope::text);
      case "run" -> run.flatMap(it -> property(it, of));
      case "other" -> user().flatMap(history::newestOfOthers).flatMap(it -> property(it, of));
      case "overlapping" -> run.flatMap(history::overlapping).flatMap(it -> property(it, of));
      case "newest" -> history.newest().flatMap(it -> property(it, of));
      case "secret" -> history.secret(user(), of).flatMap(Scope::text);
      case "backend" -> text(history.start());
      default -> field(name);
    };
  }

  /**
   * Give what values are kept by: one {@code run}, {@code thread}, {@code user} or {@code tools}.
   */
  Object key(String by) {
    return switch (by) {
      case "run" -> run.orElseThrow().ordinal();
      case "thread" -> run.orElseThrow().threadId();
      case "user" -> run.orElseThrow().user();
      case "tools" -> run.orElseThrow().request().tools();
      default -> by;
    };
  }

  private Optional<User> user() {
    return run.map(Run::user).or(() -> token.flatMap(Jwt::claimed));
  }

  private Optional<JsonNode> field(String name) {
    if (name.startsWith("/")) {
      return Optional.of(fields.at(name)).filter(it -> !it.isMissingNode());
    }
    return Optional.ofNullable(fields.get(name)).or(() -> Optional.ofNullable(around.get(name)));
  }

  private Optional<JsonNode> property(Run of, String name) {
    return switch (name) {
      case "id" -> text(of.id());
      case "user" -> text(of.user().id());
      case "thread" -> text(of.threadId());
      case "message" -> text(of.request().message());
      case "elapsed" -> Optional.of(new DoubleNode(of.elapsed().toNanos() / NANOS_PER_SECOND));
      case "began" ->
          history.begun(of).flatMap(it -> text(it.first().truncatedTo(ChronoUnit.MICROS)));
      default -> throw new IllegalArgumentException("a run has no " + name);
    };
  }

  private static Optional<JsonNode> text(Object value) {
    return Optional.of(TextNode.valueOf(value.toString()));
  }
}
