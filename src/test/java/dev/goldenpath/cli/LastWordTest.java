package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

class LastWordTest {
  private static final UniqueId ID = UniqueId.forEngine("features");

  private final TestDescriptor features = new EngineDescriptor(ID, "features");
  private final TestDescriptor feature = new At(ID.append("feature", "x"), 1);
  private final TestDescriptor other = new At(ID.append("feature", "y"), 2);
  private final TestDescriptor refuted = new At(feature.getUniqueId().append("test", "a"), 3);
  private final TestDescriptor upheld = new At(feature.getUniqueId().append("test", "b"), 4);
  private final TestDescriptor plain = new At(other.getUniqueId().append("test", "c"), 5);

  private final List<String> told = new ArrayList<>();
  private final LastWord lastWord =
      new LastWord(
          features,
          new Told(),
          place -> place.endsWith(":3") || place.endsWith(":4"),
          place -> place.endsWith(":3") ? Optional.of("others broke it") : Optional.empty());

  LastWordTest() {
    features.addChild(feature);
    features.addChild(other);
    feature.addChild(refuted);
    feature.addChild(upheld);
    other.addChild(plain);
  }

  @Test
  void what_the_end_refutes_fails_no_build_and_what_it_upholds_does() {
    fail(refuted);
    fail(upheld);
    pass(feature);
    fail(plain);
    pass(other);
    assertThat(told).containsExactly("5 FAILED it broke", "2 SUCCESSFUL");

    pass(features);

    assertThat(told.subList(2, told.size()))
        .containsExactly(
            "3 ABORTED others broke it",
            "4 FAILED it broke",
            "1 SUCCESSFUL",
            "features SUCCESSFUL");
  }

  @Test
  void what_has_not_failed_is_told_as_it_comes() {
    pass(refuted);
    pass(feature);

    assertThat(told).containsExactly("3 SUCCESSFUL", "1 SUCCESSFUL");
  }

  private void fail(TestDescriptor test) {
    lastWord.executionFinished(test, TestExecutionResult.failed(new AssertionError("it broke")));
  }

  private void pass(TestDescriptor test) {
    lastWord.executionFinished(test, TestExecutionResult.successful());
  }

  private final class Told implements EngineExecutionListener {
    @Override
    public void executionFinished(TestDescriptor test, TestExecutionResult result) {
      told.add(
          test.getDisplayName()
              + " "
              + result.getStatus()
              + result.getThrowable().map(why -> " " + why.getMessage()).orElse(""));
    }
  }

  private static final class At extends AbstractTestDescriptor {
    At(UniqueId id, int line) {
      super(
          id,
          String.valueOf(line),
          FileSource.from(Path.of("features", "x.feature").toFile(), FilePosition.from(line)));
    }

    @Override
    public Type getType() {
      return getUniqueId().getLastSegment().getType().equals("test") ? Type.TEST : Type.CONTAINER;
    }
  }
}
