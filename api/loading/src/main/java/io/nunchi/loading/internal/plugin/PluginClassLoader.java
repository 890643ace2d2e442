package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.call.PluginOrigin;
import io.nunchi.loading.internal.trust.JarCopy;
import io.nunchi.spi.AnalyzerPlugin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one plugin. It sees the JDK, the host's SPI and its own jars, and nothing
 * else of the host.
 */
public final class PluginClassLoader extends JarClassLoader implements PluginOrigin {

  static {
    registerAsParallelCapable();
  }

  private static final String NAME_PREFIX = "plugin ";
  private static final String CONTRACT = AnalyzerPlugin.class.getPackageName();

  private final String location;
  private final String builtFor;

  PluginClassLoader(Path location, String builtFor, List<JarCopy> jars) throws IOException {
    super(NAME_PREFIX + location.getFileName(), jars, ClassLoader.getPlatformClassLoader());
    this.location = location.toString();
    this.builtFor = builtFor;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public String builtFor() {
    return builtFor;
  }

  @Override
  public Optional<String> jarOf(String className) {
    return jarWith(className.replace('.', '/') + ".class").map(OpenJar::name);
  }

  /** Returns true for the name of a plugin's class loader. */
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
