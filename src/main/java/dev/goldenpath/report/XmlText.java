package dev.goldenpath.report;

/** Keep out of XML what its version 1.0 can't hold, not even escaped (section 2.2). */
final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  static String safe(String text) {
    return text.codePoints().allMatch(XmlText::allowed) ? text : replaced(text);
  }

  private static String replaced(String text) {
    return text.codePoints()
        .map(c -> allowed(c) ? c : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
