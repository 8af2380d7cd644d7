package dev.goldenpath.rule.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The properties of the rules, on more samples than the self tests draw. */
class LargeSamplesIT {
  @Test
  void all_properties_hold() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage("dev.goldenpath.rule"))
            .filters(EngineFilter.includeEngines("jqwik"))
            .configurationParameter("jqwik.tries.default", "100")
            .build();
    SummaryGeneratingListener heard = new SummaryGeneratingListener();

    LauncherFactory.create().execute(request, heard);

    TestExecutionSummary summary = heard.getSummary();
    StringWriter failures = new StringWriter();
    summary.printFailuresTo(new PrintWriter(failures));
    assertThat(failures.toString()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isPositive();
  }
}
