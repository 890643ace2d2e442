package io.nunchi.api.internal.load;

import io.nunchi.spi.AnalyzerPlugin;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the classes of one plugin. It sees the JDK, the contract of the host, and its own jars;
 * nothing else of the host.
 */
final class PluginClassLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String CONTRACT = AnalyzerPlugin.class.getPackageName();

  PluginClassLoader(String name, URL[] jars) {
    super(name, jars, ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (belongsToContract(name)) {
      return AnalyzerPlugin.class.getClassLoader().loadClass(name);
    }
    return super.loadClass(name, resolve);
  }

  private static boolean belongsToContract(String className) {
    return className.startsWith(CONTRACT + ".");
  }
}
