package dev.goldenpath.cli;

import picocli.CommandLine.IVersionProvider;

/** Tell the version that the jar was built as. */
final class Version implements IVersionProvider {
  Version() {}

  @Override
  public String[] getVersion() {
    String built = GoldenPath.class.getPackage().getImplementationVersion();
    return new String[] {
      "goldenpath " + (built == null ? "(development)" : built),
      "Java " + System.getProperty("java.version")
    };
  }
}
