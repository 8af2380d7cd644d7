package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.report.ToolTracks.Placed;
import dev.goldenpath.result.Story.Kind;
import dev.goldenpath.result.Story.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToolTracksTest {

  @Test
  void a_name_moves_along_its_bar_to_where_there_is_room() {
    List<Placed> placed = place(call("get_current_time", 420, 435), call("wait_tool", 530, 1_000));

    assertThat(placed).extracting(Placed::track).containsExactly(0, 0);
    assertThat(placed).extracting(Placed::left).containsExactly(420L, 420L + 16 * 7 + 4);
  }

  @Test
  void calls_whose_bars_or_names_would_overlap_stand_one_below_the_other() {
    assertThat(place(call("one", 200, 400), call("two", 300, 500), call("three", 420, 600)))
        .extracting(Placed::track)
        .containsExactly(0, 1, 0);
    assertThat(place(call("get_current_time", 200, 215), call("echo_tool", 230, 245)))
        .extracting(Placed::track)
        .containsExactly(0, 1);
  }

  @Test
  void twenty_short_calls_all_have_a_name_that_overlaps_no_other() {
    List<Placed> placed =
        place(
            IntStream.range(0, 20)
                .mapToObj(i -> call("get_current_time", 400 + i * 30, 415 + i * 30))
                .toArray(Span[]::new));

    assertThat(placed)
        .allSatisfy(
            it -> {
              assertThat(it.left()).isBetween(400L, (long) TimelineRoom.END - 16 * 7);
              assertThat(placed)
                  .filteredOn(other -> other != it && other.track() == it.track())
                  .allMatch(other -> Math.abs(other.left() - it.left()) >= 16 * 7);
            });
  }

  @Test
  void more_calls_at_once_than_can_be_told_apart_are_drawn_without_a_name() {
    List<Placed> placed =
        place(
            IntStream.range(0, 30).mapToObj(i -> call("echo_tool", 200, 900)).toArray(Span[]::new));

    assertThat(placed).hasSize(30).filteredOn(it -> it.left() < 0).hasSize(22);
    assertThat(placed).allMatch(it -> it.track() < 8);
  }

  private static List<Placed> place(Span... calls) {
    return ToolTracks.of(List.of(calls), moment -> moment);
  }

  private static Span call(String tool, long from, long to) {
    return new Span(Kind.TOOL, "ada-1", tool, "r", from, to, true, Optional.empty(), "");
  }
}
