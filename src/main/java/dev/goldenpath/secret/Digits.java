package dev.goldenpath.secret;

/**
 * Letters that stand for some bits each, and so together for bytes.
 *
 * <p>Most runs of such letters are words and ids, whose bytes are no text; their first bytes show
 * it.
 */
final class Digits {
  static final Digits OF_BASE64 =
      new Digits(
          6,
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
  static final Digits OF_HEX = new Digits(4, "0123456789abcdef", "0123456789ABCDEF");

  private static final int ASCII = 128;

  private final int bits;
  private final String letters;
  private final int[] values = new int[ASCII];

  private Digits(int bits, String... alphabets) {
    this.bits = bits;
    this.letters = String.join("", alphabets);
    for (String alphabet : alphabets) {
      for (int value = 0; value < alphabet.length(); value++) {
        values[alphabet.charAt(value)] = value;
      }
    }
  }

  String letters() {
    return letters;
  }

  /** Return whether a run of them could stand for printable UTF-8. */
  boolean mayBeText(String text, int start, int end) {
    int held = 0;
    int known = 0;
    int follow = 0;
    for (int i = start; i < end; i++) {
      held = (held << bits | values[text.charAt(i)]) & 0xFFFF;
      known += bits;
      if (known >= Byte.SIZE) {
        known -= Byte.SIZE;
        follow = following(held >>> known & 0xFF, follow);
        if (follow < 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Return how many bytes must follow one to end its letter; less than none where it is none. */
  private static int following(int it, int expected) {
    boolean goesOn = (it & 0xC0) == 0x80;
    if (expected > 0 || goesOn) {
      return goesOn ? expected - 1 : -1;
    }
    if (it < ASCII) {
      return Encoding.isPrintable(it) ? 0 : -1;
    }
    return it < 0xE0 ? 1 : it < 0xF0 ? 2 : 3;
  }
}
