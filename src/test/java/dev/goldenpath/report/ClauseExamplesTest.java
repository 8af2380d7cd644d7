package dev.goldenpath.report;

import static dev.goldenpath.rule.Clause.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.result.StoryTeller;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Judged;
import dev.goldenpath.rule.Script;
import dev.goldenpath.rule.TimelineScript;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures of what breaks a clause are drawn from timelines that the rules themselves judge.
 *
 * <p>With {@code -Dexamples=write} they are drawn anew into the sources.
 */
class ClauseExamplesTest {
  private static final Path FOLDER = Path.of("src/main/resources/report/examples");
  private static final Map<Clause, Consumer<TimelineScript>> BROKEN = new EnumMap<>(Clause.class);

  static {
    BROKEN.put(CONN_1, line -> line.opening("ada-1").refused("ada-1", 401, ""));
    BROKEN.put(
        CONN_2,
        line ->
            line.opening("ada-1")
                .opened("ada-1")
                .frame("ada-1", "{\"type\":\"welcome\"}")
                .greeted("ada-1"));
    BROKEN.put(
        CONN_3,
        line ->
            line.opening("ada-1", "t", Entry.Welcome.REFUSED, "with a forged token")
                .opened("ada-1")
                .greeted("ada-1"));
    BROKEN.put(
        CONN_4,
        line -> {
          run(line).golden();
          line.closed("ada-1", 1006, "bye");
        });
    BROKEN.put(
        EVENT_1, line -> run(line).but(data(it -> it.put("agent_type", "another"))).started());
    BROKEN.put(
        EVENT_2, line -> run(line).started().but(data(it -> it.remove("thought"))).thinking());
    BROKEN.put(
        EVENT_3,
        line ->
            thinking(line).but(data(it -> it.remove("tool_args"))).executing("echo_tool", "c-1"));
    BROKEN.put(
        EVENT_4,
        line ->
            thinking(line)
                .executing("echo_tool", "c-1")
                .after(40)
                .but(data(it -> it.remove("results")))
                .completed("c-1"));
    BROKEN.put(EVENT_5, line -> used(line).but(data(it -> it.remove("final_response"))).finished());
    BROKEN.put(EVENT_6, line -> thinking(line).but(data(it -> it.remove("error"))).errored());
    BROKEN.put(
        ORDER_1, line -> run(line).thinking().started().used("echo_tool", "c-1", 40).finished());
    BROKEN.put(ORDER_2, line -> run(line).started().finished());
    BROKEN.put(ORDER_3, line -> run(line).golden().thinking());
    BROKEN.put(PAIR_1, line -> used(line).executing("echo_tool", "c-2").after(60).finished());
    BROKEN.put(PAIR_2, line -> used(line).completed("c-9").finished());
    BROKEN.put(PAIR_3, line -> thinking(line).used("web_search", "c-1", 40).finished());
    BROKEN.put(PAIR_4, line -> thinking(line).used("get_current_time", "c-1", 40).finished());
    BROKEN.put(
        ISO_1,
        line -> {
          line.socket("ada-1").socket("ben-1");
          line.ask("r-1").by("Ben").accepted().on("ada-1", "ben-1").started();
        });
    BROKEN.put(TIME_1, line -> run(line).started().clock(Duration.ofSeconds(-20)).thinking());
  }

  private static Script run(TimelineScript line) {
    return line.socket("ada-1").run("r-1");
  }

  private static Script thinking(TimelineScript line) {
    return run(line).started().thinking();
  }

  private static Script used(TimelineScript line) {
    return thinking(line).used("get_current_time", "c-1", 40);
  }

  private static Consumer<ObjectNode> data(Consumer<ObjectNode> change) {
    return event -> change.accept((ObjectNode) event.path("data"));
  }

  static Stream<Clause> clauses() {
    return BROKEN.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("clauses")
  void an_example_breaks_its_clause_and_is_drawn_as_it_is(Clause clause) throws IOException {
    TimelineScript line = TimelineScript.begin();
    BROKEN.get(clause).accept(line);
    Judged judged = line.judged();

    Violation violation = judged.breaks(clause);
    String drawn = drawn(judged.judge().timeline(), violation);

    Path file = FOLDER.resolve(clause.id() + ".html");
    if ("write".equals(System.getProperty("examples"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, drawn);
    }
    assertThat(file).content().isEqualTo(drawn);
  }

  private static String drawn(Timeline timeline, Violation violation) {
    Html page = new Html();
    page.element(
        "p",
        "class=\"about\"",
        "Expected: " + violation.expected() + ". Seen: " + violation.seen() + ".");
    TimelinePicture.example(StoryTeller.tell(timeline, List.of(violation), it -> it), page);
    return page.toString();
  }
}
