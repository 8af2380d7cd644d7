package dev.goldenpath.cli;

import dev.goldenpath.result.RunResults;
import java.net.URI;
import java.util.Comparator;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.descriptor.UriSource;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Find a test of the engine by the place that reports give: {@code features/order/x.feature:14}.
 */
final class Places {
  /** By file, then by line. */
  static final Comparator<String> IN_ORDER =
      Comparator.comparing((String place) -> place.substring(0, place.lastIndexOf(':') + 1))
          .thenComparing(String::length)
          .thenComparing(Comparator.naturalOrder());

  private Places() {}

  static String of(TestIdentifier test) {
    return test.getSource().map(Places::of).orElseGet(test::getDisplayName);
  }

  private static String of(TestSource source) {
    if (source instanceof ClasspathResourceSource resource) {
      return RunResults.current()
              .featureId(URI.create("classpath:" + resource.getClasspathResourceName()))
          + resource.getPosition().map(Places::line).orElse("");
    }
    if (source instanceof FileSource file) {
      return RunResults.current().featureId(file.getUri())
          + file.getPosition().map(Places::line).orElse("");
    }
    return source instanceof UriSource uri
        ? RunResults.current().featureId(uri.getUri())
        : source.toString();
  }

  private static String line(FilePosition position) {
    return ":" + position.getLine();
  }
}
