package dev.goldenpath.cli;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Each clause of the contract as a result of its own, after {@link AcceptanceIT}. */
@Suite
@IncludeEngines("goldenpath-contract")
@SelectPackages("dev.goldenpath.rule")
final class ContractIT {
  ContractIT() {}
}
