package dev.goldenpath.cli;

import picocli.CommandLine.IVersionProvider;

/** Tell the version that the jar was built as. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"goldenpath " + built(), "Java " + System.getProperty("java.version")};
  }

  static String built() {
    String built = GoldenPath.class.getPackage().getImplementationVersion();
    return built == null ? "(development)" : built;
  }
}
