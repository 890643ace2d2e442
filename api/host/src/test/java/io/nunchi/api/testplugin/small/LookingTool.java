package io.nunchi.api.testplugin.small;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;

/**
 * A tool that prints whether its class loader and its parent see a class. It loads a class of its
 * own only when it runs.
 */
public final class LookingTool implements ToolProvider {

  @Override
  public String name() {
    return "look";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... names) {
    out.print(LoadedLater.look(names[0]));
    return 0;
  }

  private static final class LoadedLater {

    private LoadedLater() {}

    static String look(String name) {
      ClassLoader own = LoadedLater.class.getClassLoader();
      return sees(own, name) + " " + sees(own.getParent(), name);
    }

    private static boolean sees(ClassLoader loader, String name) {
      try {
        return loader.loadClass(name) != null;
      } catch (ClassNotFoundException e) {
        return false;
      }
    }
  }
}
