package dev.goldenpath.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventDecoder;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarriedTest {
  private final AgentEvent whole = completed("'results':{'text':'x'}");
  private final AgentEvent failed = completed("'error':'try again'");
  private final AgentEvent bare = completed("'execution_time':0.1");

  private static AgentEvent completed(String data) {
    String text =
        "{'type':'tool_completed','correlation_id':'c','data':{%s}}"
            .formatted(data)
            .replace('\'', '"');
    return (AgentEvent)
        new EventDecoder(WireProfile.DATA)
            .read(
                new Entry.Frame(
                    new Stamp(1, 0, Instant.EPOCH), "ada-1", text, text.length(), false));
  }

  @Test
  void an_event_with_the_field_lacks_nothing() {
    assertThat(Carried.lacking(List.of(whole), Place.of("results"))).isEmpty();
    assertThat(Carried.lacking(List.of(whole), Place.of("correlation_id"))).isEmpty();
  }

  @Test
  void one_without_it_among_others_is_found() {
    assertThat(Carried.lacking(List.of(whole, bare), Place.of("results"))).contains(bare);
    assertThat(Carried.lacking(List.of(bare), Place.of("thread_id"))).contains(bare);
  }

  @Test
  void a_call_that_failed_and_was_tried_again_owes_no_results() {
    assertThat(Carried.lacking(List.of(failed, whole), Place.of("results"))).isEmpty();
  }

  @Test
  void a_call_that_failed_is_no_excuse_where_none_has_results() {
    assertThat(Carried.lacking(List.of(failed, failed), Place.of("results"))).contains(failed);
  }

  @Test
  void a_call_that_failed_still_owes_the_other_fields() {
    assertThat(Carried.lacking(List.of(failed, bare), Place.of("execution_time"))).contains(failed);
  }
}
