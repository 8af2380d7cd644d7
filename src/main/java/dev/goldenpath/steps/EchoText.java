package dev.goldenpath.steps;

import dev.goldenpath.scenario.Draw;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that an agent is asked to echo; each brings out another way of losing letters. */
public enum EchoText {
  SHORT("a short text", "Please use your tools on this.") {
    @Override
    String after(int before, Draw draw) {
      return text();
    }
  },
  ACCENTS("a text with accents", "Grüße aus Århus, çà et là, señor Ñandú: ΑΒΓ αβγ, Жёлтый."),
  SCRIPTS("a text in many scripts", "日本語 한국어 العربية עברית ไทย हिन्दी ქართული."),
  EMOJI(
      "a text with emoji",
      "Done \uD83D\uDE80 by \uD83D\uDC69\u200D\uD83D\uDCBB, \u2764\uFE0F"
          + " \uD83C\uDDE9\uD83C\uDDF0."),
  DECOMPOSED(
      "a text with decomposed letters", "Cafe\u0301 and A\u030Angstro\u0308m stay as they are."),
  MARKUP(
      "a text with quotes and markup",
      "\"quoted\" 'single' <b>&amp;</b> \\ back / slash {json: [1]} %41 ${x} $& $1 %s {0}"),
  LINES("a text of several lines", "first line\nsecond line\r\n\tthird, after a tab\n\nlast one"),
  BLANKS(
      "a text with blanks at its ends", " \t<nonce> has  two blanks, and more at its ends \r\n "),
  CONTROLS(
      "a text with control characters", "bell \u0007, escape \u001b[1m, delete \u007f, \u0085."),
  ENTITIES("a text with escapes in it", "%41 %C3%A9 &eacute; \\u00e9 \\n 100% + 1 ~"),
  INVISIBLE(
      "a text with invisible letters",
      "zero\u200bwidth, \u200eleft\u200f right \u202aturned\u202c, no\u00a0break, soft\u00adhyphen,"
          + " word\u2060joiner, mark\ufeff, line\u2028end."),
  /** Of pieces that come one like the other, a stream that fears to tell one twice drops some. */
  REPEATED("a text with repeated words", "no no, ") {
    @Override
    String after(int before, Draw draw) {
      return text() + "ha ".repeat(draw.between(2, 5)) + "na".repeat(draw.between(3, 5)) + ".";
    }
  },
  LONG("a long text", "0123456789abcdef") {
    @Override
    String after(int before, Draw draw) {
      return text().repeat(draw.between(MUCH / 16, MUCH / 12)) + " <nonce>";
    }
  },
  /**
   * Letters of each length, in 11 units of UTF-16 and 23 bytes of UTF-8. Both are prime, so that
   * buffers of other sizes end in all places; most of these are within a letter.
   */
  LONG_ACCENTS("a long text with accents", "äö€\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80") {
    @Override
    String after(int before, Draw draw) {
      return text().repeat(draw.between(MUCH / 20, MUCH / 16));
    }
  },
  LIMIT("a text of exactly 64 KiB", "") {
    @Override
    String after(int before, Draw draw) {
      return "a".repeat(64 * 1024 - before);
    }
  },
  LIMIT_ACCENTS("a text with accents of exactly 64 KiB", "") {
    @Override
    String after(int before, Draw draw) {
      int left = 64 * 1024 - before;
      return "a".repeat(left % 2) + "ü".repeat(left / 2);
    }
  };

  /** In letters, more than buffers and columns hold: four times the 4 Ki that are usual. */
  private static final int MUCH = 20_000;

  /** Where one begins like another, the longer one is tried first. */
  static final String WORDS =
      "a short text|a text with accents of exactly 64 KiB|a text with accents|a text in many"
          + " scripts|a text with emoji|a text with decomposed letters|a text with quotes and"
          + " markup|a text of several lines|a text with blanks at its ends|a text with control"
          + " characters|a text with escapes in it|a text with invisible letters|a text with"
          + " repeated words|a long text with accents|a long text|a text of exactly 64 KiB";

  private final String words;
  private final String text;

  EchoText(String words, String text) {
    this.words = words;
    this.text = text;
  }

  static EchoText of(String words) {
    return Arrays.stream(values())
        .filter(text -> text.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no text '" + words + "'"));
  }

  /**
   * Return the text to put after that many bytes of message; its words in an order that is drawn,
   * unless it is about blanks and lines.
   */
  String after(int before, Draw draw) {
    return text.contains("\n") ? text : draw.reordered(text);
  }

  String text() {
    return text;
  }

  static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
