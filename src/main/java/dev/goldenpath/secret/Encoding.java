package dev.goldenpath.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ways in which serialisers write a text amid another; each is known by its units. */
enum Encoding {
  /** {@code \n}, {@code \/}, a JSON escape of four digits, {@code \x2e}, and JavaScript's own. */
  ESCAPES(
      "\\",
      "\\\\(?:u\\{([0-9a-fA-F]{1,6})}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\"'\\\\/bfnrt]))",
      Encoding::escaped),

  /** Percent signs, which stand for bytes of UTF-8 (RFC 3986 §2.1). */
  PERCENT(
      "%",
      "(?:%[0-9a-fA-F]{2}){1,4096}+",
      found -> utf8(HexFormat.of().parseHex(found.group().replace("%", "")))),

  /** HTML's references: numbers, and the names of what may stand in an id or a token. */
  HTML("&", "&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\\w{2,7}));", Encoding::reference),

  /**
   * Base64 that is broken into lines, by PEM after 64 letters and by MIME after 76; these are
   * looked at where a line ends, not at each letter of the text.
   */
  LINES("\n", "\\r?\\n(?<=[\\w+/-]{64}\\r?\\n)(?=[\\w+/-])", found -> ""),

  /** Base64 of a text, in either alphabet. */
  BASE64(Digits.OF_BASE64, Encoding::base64),

  /** The bytes of a text in hexadecimal digits of either case. */
  HEX(Digits.OF_HEX, Encoding::hex);

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("sol", "/"),
          Map.entry("period", "."),
          Map.entry("colon", ":"),
          Map.entry("commat", "@"),
          Map.entry("equals", "="),
          Map.entry("plus", "+"),
          Map.entry("hyphen", "-"),
          Map.entry("lowbar", "_"));

  /** Shorter words are met everywhere. */
  private static final int SHORTEST_RUN = 16;

  private final Finder finder;

  /** Units of a form that is looked for only where their mark stands in the text. */
  Encoding(String mark, String unit, Function<MatchResult, String> decoding) {
    Pattern form = Pattern.compile(unit);
    this.finder =
        (text, found) -> {
          if (text.contains(mark)) {
            form.matcher(text)
                .results()
                .forEach(it -> found.unit(it.start(), it.end(), decoding.apply(it)));
          }
        };
  }

  /** Units that are runs of certain letters; by hand, since every text is full of letters. */
  Encoding(Digits digits, UnaryOperator<String> decoding) {
    LetterRuns runs = new LetterRuns(digits.letters(), SHORTEST_RUN);
    this.finder =
        (text, found) ->
            runs.in(
                text,
                (start, end) -> {
                  if (digits.mayBeText(text, start, end)) {
                    found.unit(start, end, decoding.apply(text.substring(start, end)));
                  }
                });
  }

  @FunctionalInterface
  private interface Finder {
    void find(String text, Found found);
  }

  /** Told of each unit, in order: where it stands and what it stands for, which may be itself. */
  @FunctionalInterface
  interface Found {
    void unit(int start, int end, String decoded);
  }

  void in(String text, Found found) {
    finder.find(text, found);
  }

  private static String escaped(MatchResult found) {
    String letter = found.group(4);
    if (letter != null) {
      int control = "bfnrt".indexOf(letter);
      return control < 0 ? letter : "\b\f\n\r\t".substring(control, control + 1);
    }
    String digits = found.group(1) != null ? found.group(1) : found.group(2);
    return codePoint(digits == null ? found.group(3) : digits, 16, found);
  }

  private static String reference(MatchResult found) {
    if (found.group(3) != null) {
      return NAMED.getOrDefault(found.group(3), found.group());
    }
    return found.group(1) == null
        ? codePoint(found.group(2), 16, found)
        : codePoint(found.group(1), 10, found);
  }

  private static String codePoint(String digits, int radix, MatchResult found) {
    int point = Integer.parseInt(digits, radix);
    return Character.isValidCodePoint(point) ? Character.toString(point) : found.group();
  }

  private static String base64(String run) {
    String letters = run.replace('-', '+').replace('_', '/');
    return run.length() % 4 == 1 ? run : textOr(run, Base64.getDecoder().decode(letters));
  }

  private static String hex(String run) {
    return run.length() % 2 == 1 ? run : textOr(run, HexFormat.of().parseHex(run));
  }

  private static String textOr(String otherwise, byte[] bytes) {
    String text = new String(bytes, UTF_8);
    return text.chars().allMatch(Encoding::isPrintable) ? text : otherwise;
  }

  static boolean isPrintable(int letter) {
    return letter >= ' ' ? letter != 0x7f && letter != '\uFFFD' : "\t\n\r".indexOf(letter) >= 0;
  }

  /** Bytes that are no UTF-8 are taken one by one, as Latin-1. */
  private static String utf8(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : new String(bytes, ISO_8859_1);
  }
}
