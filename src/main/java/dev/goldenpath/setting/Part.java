package dev.goldenpath.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part that one of a target's tools may play, by the name that the contract has for it. */
public enum Part {
  /** Returns the text that it is given. */
  ECHO("echo_tool", "text", "text"),
  /** Returns the time of the call. */
  TIME("get_current_time", "", "current_time"),
  /** Takes as many seconds as the message says. */
  WAIT("wait_tool", "seconds", "waited"),
  /** Fails by design. */
  FAIL("failing_tool", "", ""),
  /** Hands the task on to another agent, nested in the run; the contract says not by what tool. */
  DELEGATE("delegate_tool", "message", "final_response");

  private final String contractName;
  private final String argument;
  private final String result;

  Part(String contractName, String argument, String result) {
    this.contractName = contractName;
    this.argument = argument;
    this.result = result;
  }

  public String contractName() {
    return contractName;
  }

  /** The tool that plays it where no setting says so; none for what the contract does not name. */
  String usualTool() {
    return this == DELEGATE ? PartsReader.NONE : contractName;
  }

  /** The argument by which the contract hands it what it works on; empty for none. */
  String argument() {
    return argument;
  }

  /** The field of its results that the contract speaks of; empty for none. */
  String result() {
    return result;
  }

  /** The setting that names the tool: {@code tools.echo}. */
  public String setting() {
    return "tools." + name().toLowerCase(Locale.ROOT);
  }

  static Optional<Part> called(String contractName) {
    return Arrays.stream(values()).filter(it -> it.contractName.equals(contractName)).findFirst();
  }
}
