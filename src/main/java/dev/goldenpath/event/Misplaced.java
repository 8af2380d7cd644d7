package dev.goldenpath.event;

import dev.goldenpath.setting.Field;
import java.util.List;

/**
 * A required field that is not where the wire profile says, but somewhere else (EVENT-7).
 *
 * @param expectedAt its place by the profile, as keys from the message's root
 * @param foundAt where it was found
 */
public record Misplaced(Field field, List<String> expectedAt, List<String> foundAt) {
  public Misplaced {
    expectedAt = List.copyOf(expectedAt);
    foundAt = List.copyOf(foundAt);
  }

  /** Tell both places. */
  public String describe() {
    return String.join(".", foundAt) + " in the place of " + String.join(".", expectedAt);
  }
}
