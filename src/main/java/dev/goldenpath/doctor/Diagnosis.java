package dev.goldenpath.doctor;

/**
 * What one step of the examination found.
 *
 * @param seen what was seen, in words
 * @param advice what it means and what to do; empty where all is well
 */
public record Diagnosis(String step, Grade mark, String seen, String advice) {

  /** How a step went. */
  public enum Grade {
    FITS("✓"),
    AMISS("✗"),
    UNTRIED("–");

    private final String sign;

    Grade(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  public boolean isAmiss() {
    return mark == Grade.AMISS;
  }
}
