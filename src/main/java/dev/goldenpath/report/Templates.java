package dev.goldenpath.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/**
 * The templates of {@code src/main/jte}, which the build makes classes of.
 *
 * <p>They escape each text by where it stands; what HTML can't hold at all is replaced here.
 */
final class Templates {
  private static final TemplateEngine ENGINE = engine();

  private Templates() {}

  /** It looks for classes by the thread that makes it, which may know another copy of ours. */
  private static TemplateEngine engine() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader ours = Templates.class.getClassLoader();
    thread.setContextClassLoader(ours);
    try {
      return TemplateEngine.createPrecompiled(
          null, ContentType.Html, ours, Templates.class.getPackageName());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Return what a template makes of what it shows.
   *
   * @param name without {@code .jte}
   */
  static String render(String name, Object shown) {
    StringOutput page = new StringOutput();
    ENGINE.render(name + ".jte", shown, new Printable(page));
    return page.toString();
  }

  private static final class Printable extends OwaspHtmlTemplateOutput {
    Printable(TemplateOutput page) {
      super(page);
    }

    @Override
    public void writeUserContent(String text) {
      super.writeUserContent(XmlText.safe(text));
    }
  }
}
