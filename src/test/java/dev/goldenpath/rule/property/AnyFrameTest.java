package dev.goldenpath.rule.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Judged;
import dev.goldenpath.rule.TimelineScript;
import dev.goldenpath.rule.Verdict;
import dev.goldenpath.setting.WireProfile;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a backend sends, the rules come to a verdict on it and never crash. */
class AnyFrameTest {
  private static final List<String> NAMES =
      List.of(
          "type",
          "timestamp",
          "thread_id",
          "run_id",
          "user_id",
          "event_id",
          "correlation_id",
          "data",
          "payload",
          "agent_type",
          "thought",
          "tool_name",
          "tool_args",
          "results",
          "error",
          "execution_time",
          "final_response",
          "connection_id",
          "code",
          "text",
          "current_time");
  private static final List<String> VALUES =
      List.of(
          "agent_started",
          "agent_thinking",
          "tool_executing",
          "tool_completed",
          "agent_completed",
          "agent_error",
          "connection_established",
          "error",
          "pong",
          "run-1",
          "user-ada-0001",
          "a0000000-0000-4000-8000-00000000000a",
          "2026-11-22T10:00:00Z",
          "9999-99-99T99:99:99Z",
          "echo_tool",
          "get_current_time",
          "");

  @Property(seed = "20261122")
  void any_json_is_judged(
      @ForAll("json") List<JsonNode> frames, @ForAll("profiles") WireProfile in) {
    TimelineScript line = TimelineScript.in(in).socket("ada-1");
    line.run("run-1").started().thinking();

    frames.forEach(frame -> line.frame("ada-1", frame.toString()));

    decided(line.judgedAfterSilence());
  }

  @Property(seed = "20261122")
  void any_json_may_come_before_the_greeting_and_the_answer(@ForAll("json") List<JsonNode> frames) {
    TimelineScript line = TimelineScript.begin().opening("ada-1").opened("ada-1");
    frames.forEach(frame -> line.frame("ada-1", frame.toString()));
    line.ask("run-1").asked();
    frames.forEach(frame -> line.frame("ada-1", frame.toString()));

    line.response("execute-run-1", 202, frames.isEmpty() ? "" : frames.get(0).toString());

    decided(line.judgedAfterSilence());
  }

  @Property(seed = "20261122")
  void any_event_may_have_any_value_anywhere(
      @ForAll("plans") Plan plan,
      @ForAll("types") String type,
      @ForAll("names") String name,
      @ForAll("value") JsonNode value) {
    Subject subject = new Subject(plan);

    subject.edit(type, 0, it -> it.set(name, value));
    subject.edit(
        subject.count(type) == 0 ? "agent_started" : type, 0, it -> inside(it, name, value));

    decided(subject.judged());
  }

  @Property(seed = "20261122")
  void any_text_that_is_no_object_breaks_conn_5(@ForAll String text) {
    TimelineScript line = TimelineScript.begin().socket("ada-1");

    line.frame("ada-1", "~" + text);

    Judged judged = line.judged();
    decided(judged);
    assertThat(judged.broken()).extracting(it -> it.clause()).containsExactly(Clause.CONN_5);
  }

  @Example
  void json_of_any_depth_is_judged() {
    for (int depth : new int[] {900, 2_000, 300_000}) {
      TimelineScript line = TimelineScript.begin().socket("ada-1");
      line.run("run-1").started();

      line.frame(
          "ada-1",
          "{\"type\":\"agent_thinking\",\"run_id\":\"run-1\",\"data\":{\"thought\":"
              + "[".repeat(depth)
              + "]".repeat(depth)
              + "}}");

      decided(line.judged());
    }
  }

  private static void inside(ObjectNode event, String name, JsonNode value) {
    if (event.get("data") instanceof ObjectNode data) {
      data.set(name, value);
    }
  }

  private static void decided(Judged judged) {
    assertThat(judged.judge().crashes()).isEmpty();
    assertThat(judged.judge().verdicts().values()).noneMatch(Verdict.Undecided.class::isInstance);
    assertThat(judged.messages()).isNotNull();
  }

  @Provide
  Arbitrary<Plan> plans() {
    return Plans.golden();
  }

  @Provide
  Arbitrary<WireProfile> profiles() {
    return Arbitraries.of(WireProfile.DATA, WireProfile.PAYLOAD, WireProfile.FLAT);
  }

  @Provide
  Arbitrary<String> types() {
    return Arbitraries.of(VALUES.subList(0, 5));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(NAMES).filter(name -> !name.equals("type") && !name.equals("run_id"));
  }

  @Provide
  Arbitrary<List<JsonNode>> json() {
    return value().list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<JsonNode> value() {
    return value(2);
  }

  private static Arbitrary<JsonNode> value(int depth) {
    return depth == 0
        ? leaf()
        : Arbitraries.frequencyOf(
            Tuple.of(3, leaf()),
            Tuple.of(1, value(depth - 1).list().ofMaxSize(3).map(AnyFrameTest::array)),
            Tuple.of(4, objects(depth)));
  }

  private static Arbitrary<JsonNode> objects(int depth) {
    return Combinators.combine(
            Arbitraries.maps(Arbitraries.of(NAMES), value(depth - 1)).ofMaxSize(6),
            Arbitraries.of(VALUES.subList(0, 9)))
        .as(AnyFrameTest::object);
  }

  private static JsonNode object(Map<String, JsonNode> fields, String type) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("type", type).put("run_id", "run-1");
    object.setAll(fields);
    return object;
  }

  private static JsonNode array(List<JsonNode> items) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    array.addAll(items);
    return array;
  }

  private static Arbitrary<JsonNode> leaf() {
    return Arbitraries.oneOf(
        Arbitraries.of(VALUES).map(TextNode::valueOf),
        Arbitraries.strings().ofMaxLength(12).map(TextNode::valueOf),
        Arbitraries.longs().map(LongNode::valueOf),
        Arbitraries.doubles().map(DoubleNode::valueOf),
        Arbitraries.of(true, false).map(BooleanNode::valueOf),
        Arbitraries.of(NullNode.getInstance()));
  }
}
