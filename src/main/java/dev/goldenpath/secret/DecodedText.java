package dev.goldenpath.secret;

import dev.goldenpath.secret.Needles.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as a reader of it would decode it, knowing where each letter came from.
 *
 * @param origin for each letter, and for the end, the place in the text as it came
 */
public record DecodedText(String text, int[] origin) {
  /** A frame in a transcript in a report has escaped escapes. */
  private static final int LEVELS = 3;

  /** Base64 is broken into lines of so many letters by PEM, and of 76 by MIME. */
  private static final int SHORTEST_LINE = 64;

  /**
   * All views of a text: as it is, with JSON's escapes undone, with percent signs undone, and with
   * the lines joined into which base64 is broken.
   */
  static List<DecodedText> of(String text) {
    List<DecodedText> views = new ArrayList<>();
    DecodedText view = identity(text);
    views.add(view);
    for (int level = 0; level < LEVELS && view.text.indexOf('\\') >= 0; level++) {
      view = view.decoded('\\');
      views.add(view);
    }
    if (view.text.indexOf('%') >= 0) {
      views.add(view.decoded('%'));
    }
    if (view.isWrapped()) {
      views.add(view.joined());
    }
    return views;
  }

  private static DecodedText identity(String text) {
    return new DecodedText(text, new int[0]);
  }

  public Span span(int start, int end, String placeholder, boolean leak) {
    return new Span(at(start), at(end), placeholder, leak);
  }

  private int at(int place) {
    return origin.length == 0 ? place : origin[place];
  }

  private DecodedText decoded(char escape) {
    Writing decoded = new Writing();
    int length;
    for (int i = 0; i < text.length(); i += length) {
      length = text.charAt(i) == escape ? escaped(i, escape) : 1;
      decoded.add(length == 1 ? text.charAt(i) : letter(i, length), i);
    }
    return decoded.view();
  }

  /** Whether a line ends in as many letters of base64 as make a line of it. */
  private boolean isWrapped() {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '\n' && letters >= SHORTEST_LINE) {
        return true;
      }
      if (letter != '\r') {
        letters = isBase64(letter) ? letters + 1 : 0;
      }
    }
    return false;
  }

  private static boolean isBase64(char letter) {
    return letter >= 'a' && letter <= 'z'
        || letter >= 'A' && letter <= 'Z'
        || letter >= '0' && letter <= '9'
        || "+/-_".indexOf(letter) >= 0;
  }

  private DecodedText joined() {
    Writing joined = new Writing();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter != '\r' && letter != '\n') {
        joined.add(letter, i);
      }
    }
    return joined.view();
  }

  /** The length of the escape that begins here, or 1 if none does. */
  private int escaped(int i, char escape) {
    if (escape == '%') {
      return isHex(i + 1, 2) ? 3 : 1;
    }
    if (i + 1 < text.length() && "\"\\/bfnrt".indexOf(text.charAt(i + 1)) >= 0) {
      return 2;
    }
    return text.startsWith("u", i + 1) && isHex(i + 2, 4) ? 6 : 1;
  }

  private boolean isHex(int from, int count) {
    boolean hex = from + count <= text.length();
    for (int i = from; hex && i < from + count; i++) {
      hex = Character.digit(text.charAt(i), 16) >= 0;
    }
    return hex;
  }

  private char letter(int i, int length) {
    return switch (length) {
      case 2 -> {
        int kind = "bfnrt".indexOf(text.charAt(i + 1));
        yield kind >= 0 ? "\b\f\n\r\t".charAt(kind) : text.charAt(i + 1);
      }
      case 3 -> (char) Integer.parseInt(text, i + 1, i + 3, 16);
      default -> (char) Integer.parseInt(text, i + 2, i + 6, 16);
    };
  }

  /** Another view of this text in the making. */
  private final class Writing {
    private final StringBuilder letters = new StringBuilder(text.length());
    private final int[] places = new int[text.length() + 1];

    /** Add a letter that stands, in whatever form, at a place of this text. */
    void add(char letter, int place) {
      places[letters.length()] = at(place);
      letters.append(letter);
    }

    DecodedText view() {
      places[letters.length()] = at(text.length());
      return new DecodedText(letters.toString(), Arrays.copyOf(places, letters.length() + 1));
    }
  }
}
