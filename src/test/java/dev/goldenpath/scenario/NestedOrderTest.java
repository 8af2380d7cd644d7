package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.steps.EventSteps;
import io.cucumber.datatable.DataTable;
import io.cucumber.datatable.DataTableTypeRegistry;
import io.cucumber.datatable.DataTableTypeRegistryTableConverter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes first in a run is said of its own agent. */
class NestedOrderTest {
  @TempDir Path folder;

  @Test
  void the_end_of_a_nested_agent_before_the_first_result_is_not_the_runs() {
    DataTable inOrder =
        DataTable.create(
            Stream.of("agent_started", "tool_executing", "tool_completed", "agent_completed")
                .map(List::of)
                .toList(),
            new DataTableTypeRegistryTableConverter(new DataTableTypeRegistry(Locale.ENGLISH)));

    ScenarioResult result =
        new Trial(folder, Limits.defaults(), List.of())
            .judge(
                List.of("@ORDER-2"),
                session -> {
                  session.runs().ask(Ask.of("Ada", "Please help.").tools(List.of("delegate_tool")));
                  new EventSteps(session).seenInOrder(inOrder);
                });

    assertThat(result.outcome()).as(result.text()).isEqualTo(Outcome.PASSED);
  }
}
