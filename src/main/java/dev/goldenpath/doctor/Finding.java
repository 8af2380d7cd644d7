package dev.goldenpath.doctor;

import static java.util.Objects.requireNonNull;

/**
 * What one step of the examination found.
 *
 * @param seen what was seen, in words
 * @param advice what it means and what to do; empty where all is well
 */
public record Finding(String step, Mark mark, String seen, String advice) {

  /** How a step went. */
  public enum Mark {
    FITS("✓"),
    AMISS("✗"),
    UNTRIED("–");

    private final String sign;

    Mark(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  public Finding {
    requireNonNull(step, "step");
    requireNonNull(mark, "mark");
    requireNonNull(seen, "seen");
    requireNonNull(advice, "advice");
  }

  static Finding fits(String step, String seen) {
    return new Finding(step, Mark.FITS, seen, "");
  }

  static Finding amiss(String step, String seen, String advice) {
    return new Finding(step, Mark.AMISS, seen, advice);
  }

  static Finding untried(String step, String why) {
    return new Finding(step, Mark.UNTRIED, why, "");
  }

  public boolean isAmiss() {
    return mark == Mark.AMISS;
  }
}
