package io.nunchi.api.testplugin.small;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;

/** A tool that prints a word. */
public final class PrintingTool implements ToolProvider {

  @Override
  public String name() {
    return "tool";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    out.print("something");
    return 0;
  }
}
