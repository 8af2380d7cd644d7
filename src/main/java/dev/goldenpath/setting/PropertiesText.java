package dev.goldenpath.setting;

import java.io.IOException;
import java.io.StringReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** Read a .properties file line by line, so that what is wrong with it has a line. */
public final class PropertiesText {
  private static final Pattern COMMENT = Pattern.compile("\\s*(?:[#!].*)?");

  /** What may stand behind a backslash; before anything else the format drops it without a word. */
  private static final String ESCAPED = "\\:=#! tnfru\n";

  private final String name;
  private final Map<String, String> settings = new LinkedHashMap<>();

  private PropertiesText(String name) {
    this.name = name;
  }

  /**
   * Return the keys and values of a file in their order.
   *
   * @param name of the file, for the message
   * @throws IOException if it is not well written; the message is a sentence, without any value
   */
  public static Map<String, String> parse(String name, String text) throws IOException {
    PropertiesText file = new PropertiesText(name);
    List<String> lines = text.lines().toList();
    int number = 0;
    for (Iterator<String> rest = lines.iterator(); rest.hasNext(); ) {
      int first = ++number;
      StringBuilder whole = new StringBuilder(rest.next());
      while (!COMMENT.matcher(whole).matches() && goesOn(whole) && rest.hasNext()) {
        whole.append('\n').append(rest.next());
        number++;
      }
      file.add(whole.toString(), first);
    }
    return file.settings;
  }

  private static boolean goesOn(CharSequence line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\\') {
      end--;
    }
    return (line.length() - end) % 2 == 1;
  }

  private static boolean losesBackslash(String line) {
    int at = line.indexOf('\\');
    while (at >= 0 && at + 1 < line.length()) {
      if (ESCAPED.indexOf(line.charAt(at + 1)) < 0) {
        return true;
      }
      at = line.indexOf('\\', at + 2);
    }
    return false;
  }

  private void add(String line, int number) throws IOException {
    if (!COMMENT.matcher(line).matches() && losesBackslash(line)) {
      throw unreadable(number, "holds a single backslash; a backslash is written \\\\");
    }
    Properties one = new Properties();
    try {
      one.load(new StringReader(line));
    } catch (IllegalArgumentException malformed) {
      throw unreadable(number, "holds \\u without four digits; a backslash is written \\\\");
    }
    for (String key : one.stringPropertyNames()) {
      if (settings.putIfAbsent(key, one.getProperty(key)) != null) {
        throw unreadable(number, "sets " + key + " a second time; keep one");
      }
    }
  }

  private IOException unreadable(int line, String why) {
    return new IOException(name + " can't be used: line " + line + " " + why);
  }
}
