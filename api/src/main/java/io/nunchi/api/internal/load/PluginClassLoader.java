package io.nunchi.api.internal.load;

import io.nunchi.spi.AnalyzerPlugin;
import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one plugin. It sees the JDK, the contract of the host, and its own jars;
 * nothing else of the host.
 */
public final class PluginClassLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String NAME_PREFIX = "plugin ";
  private static final String CONTRACT = AnalyzerPlugin.class.getPackageName();

  PluginClassLoader(String location, URL[] jars) {
    super(NAME_PREFIX + location, jars, ClassLoader.getPlatformClassLoader());
  }

  /** Whether a class loader of this name is a plugin's. */
  public static boolean isName(@Nullable String classLoaderName) {
    return classLoaderName != null && classLoaderName.startsWith(NAME_PREFIX);
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
