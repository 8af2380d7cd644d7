package dev.goldenpath.secret;

import dev.goldenpath.secret.Needles.TextSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text as a reader of it would decode it, knowing where each letter came from.
 *
 * <p>Which encodings lie in each other nobody can know: a frame in a transcript in a report has
 * escaped escapes. So every encoding is undone that is met, in the text and in what came of it.
 *
 * @param starts for each letter, where in the text as it came the unit begins that it stands for;
 *     empty where nothing is decoded
 * @param ends for each letter, where that unit ends
 */
public record DecodedText(String text, int[] starts, int[] ends) {
  /** A text that holds every encoding within every other is not to cost more than this. */
  private static final int MOST = 16;

  private static final int[] NOWHERE = {};
  private static final char[] NOTHING = {};

  private static final List<Encoding> ENCODINGS = List.of(Encoding.values());

  /** Return all views of a text, the text as it is first. */
  public static List<DecodedText> of(String text) {
    List<DecodedText> views = new ArrayList<>();
    views.add(new DecodedText(text, NOWHERE, NOWHERE));
    for (int i = 0; i < views.size(); i++) {
      for (Encoding encoding : ENCODINGS) {
        if (views.size() < MOST) {
          Optional<DecodedText> view = views.get(i).without(encoding);
          if (view.isPresent() && isNew(view.get(), views)) {
            views.add(view.get());
          }
        }
      }
    }
    return views;
  }

  private static boolean isNew(DecodedText view, List<DecodedText> views) {
    return views.stream().noneMatch(known -> known.text.equals(view.text));
  }

  TextSpan span(int start, int end, String placeholder, boolean leak) {
    return new TextSpan(start(start), end(end - 1), placeholder, leak);
  }

  private int start(int letter) {
    return starts.length == 0 ? letter : starts[letter];
  }

  private int end(int letter) {
    return starts.length == 0 ? letter + 1 : ends[letter];
  }

  /** Return the view that has this encoding undone; empty where the text holds none of it. */
  private Optional<DecodedText> without(Encoding encoding) {
    Writing writing = new Writing();
    encoding.in(text, writing);
    return writing.isChanged() ? Optional.of(writing.view()) : Optional.empty();
  }

  /** Another view of this text in the making. */
  private final class Writing implements Encoding.Found {
    private char[] letters = NOTHING;
    private int length;
    private int[] from = NOWHERE;
    private int[] to = NOWHERE;
    private int copied;

    boolean isChanged() {
      return from.length > 0;
    }

    /** Add what a unit stands for; its letters share the unit's place evenly. */
    @Override
    public void unit(int start, int end, String decoded) {
      if (text.startsWith(decoded, start) && decoded.length() == end - start) {
        return;
      }
      if (!isChanged()) {
        from = new int[text.length()];
        to = new int[text.length()];
        letters = new char[text.length()];
      }
      copyUpTo(start);
      long measure = end - start;
      for (int i = 0; i < decoded.length(); i++) {
        long first = i * measure / decoded.length();
        long last = ((i + 1) * measure - 1) / decoded.length();
        add(decoded.charAt(i), start + (int) first, start + (int) last);
      }
      copied = end;
    }

    private void copyUpTo(int end) {
      for (int i = copied; i < end; i++) {
        add(text.charAt(i), i, i);
      }
    }

    private void add(char letter, int first, int last) {
      from[length] = start(first);
      to[length] = end(last);
      letters[length++] = letter;
    }

    DecodedText view() {
      copyUpTo(text.length());
      return new DecodedText(
          new String(letters, 0, length), Arrays.copyOf(from, length), Arrays.copyOf(to, length));
    }
  }
}
