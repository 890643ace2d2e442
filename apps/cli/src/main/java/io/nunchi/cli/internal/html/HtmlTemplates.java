package io.nunchi.cli.internal.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * The compiled templates. Every text that a template takes from its view is escaped for its place
 * in the page.
 *
 * <p>Any thread.
 */
public final class HtmlTemplates {

  /** The package into which jte's Maven plugin compiles them; apps/cli/pom.xml names it, too. */
  private static final String PACKAGE = "io.nunchi.cli.internal.html.template";

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, HtmlTemplates.class.getClassLoader(), PACKAGE);

  private HtmlTemplates() {}

  /**
   * Renders a page.
   *
   * @param template a file of {@code src/main/jte}, such as {@code report/page.jte}
   * @param view the template's only parameter
   * @return HTML
   */
  public static String render(String template, Object view) {
    StringOutput page = new StringOutput();
    ENGINE.render(template, view, page);
    return page.toString();
  }
}
