package dev.goldenpath.event;

import dev.goldenpath.secret.DecodedText;
import java.util.List;

/** A delivered text as each of its readers may take it. */
public final class Readings {
  private Readings() {}

  /** Return the text as it came, and as it is when its encodings are undone; each text once. */
  public static List<String> of(String delivered) {
    return DecodedText.of(delivered).stream().map(DecodedText::text).toList();
  }
}
