package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void paragraphs_lists_and_code_are_what_they_are() {
    assertThat(html("A **mock** sends `agent_started`:\n\n- one_two_three\n- four"))
        .contains("<p>A <strong>mock</strong> sends <code>agent_started</code>:</p>")
        .contains("<li>one_two_three</li>");
  }

  @Test
  void the_indentation_of_a_feature_is_none_of_its_text() {
    assertThat(html("First.\n\n      Second\n      line."))
        .isEqualTo("<p>First.</p>\n<p>Second\nline.</p>\n");
  }

  @Test
  void markup_and_scripts_stay_words() {
    assertThat(html("<script>alert(1)</script>\n\n[x](javascript:alert(1)) \u0000 <b>b</b>"))
        .doesNotContain("<script", "javascript:", "\u0000", "<b>")
        .contains("&lt;script&gt;", "&lt;b&gt;");
  }

  private static String html(String text) {
    return Markdown.html(text);
  }
}
