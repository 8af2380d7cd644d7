package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.AGUI_5;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.setting.Protocol;
import org.junit.jupiter.api.Test;

final class DeltasArePatchesTest {
  private final TimelineScript line =
      TimelineScript.in(Protocol.AG_UI.profile()).opening("ada-1").opened("ada-1");

  private TimelineScript event(String json) {
    return line.frame("ada-1", json.replace('\'', '"'));
  }

  private TimelineScript delta(String patch) {
    return event("{'type': 'STATE_DELTA', 'delta': " + patch + "}");
  }

  @Test
  void deltas_that_lead_from_one_state_to_the_next_keep_it() {
    event("{'type': 'STATE_SNAPSHOT', 'snapshot': {'count': 1, 'list': []}}");
    delta("[{'op': 'add', 'path': '/list/-', 'value': 'a'}]");
    delta("[{'op': 'test', 'path': '/list/0', 'value': 'a'}, {'op': 'remove', 'path': '/count'}]");

    assertThat(line.judged().verdict(AGUI_5)).isInstanceOf(Verdict.Kept.class);
  }

  @Test
  void a_delta_of_a_state_that_no_snapshot_told_is_not_applied() {
    delta("[{'op': 'replace', 'path': '/count', 'value': 2}]");

    assertThat(line.judged().verdict(AGUI_5)).isInstanceOf(Verdict.Kept.class);
  }

  @Test
  void a_delta_that_does_not_fit_the_state_breaks_it() {
    event("{'type': 'STATE_SNAPSHOT', 'snapshot': {'count': 1}}");
    delta("[{'op': 'remove', 'path': '/count'}]");
    delta("[{'op': 'replace', 'path': '/count', 'value': 3}]");

    Violation broken = line.judged().breaks(AGUI_5);
    assertThat(broken.expected()).isEqualTo("a JSON Patch that can be applied to {}");
    assertThat(broken.hint()).startsWith("look whether a delta is lost or sent twice");
  }

  @Test
  void an_activity_has_a_state_of_its_own() {
    event("{'type': 'STATE_SNAPSHOT', 'snapshot': {'count': 1}}");
    event("{'type': 'ACTIVITY_SNAPSHOT', 'messageId': 'm', 'content': {'done': false}}");
    event(
        "{'type': 'ACTIVITY_DELTA', 'messageId': 'm',"
            + " 'patch': [{'op': 'replace', 'path': '/count', 'value': 2}]}");

    line.judged().breaks(AGUI_5);
  }

  @Test
  void snapshots_alone_do_not_exercise_it() {
    event("{'type': 'STATE_SNAPSHOT', 'snapshot': {'count': 1}}");

    assertThat(line.judged().verdict(AGUI_5)).isInstanceOf(Verdict.NotExercised.class);
  }
}
