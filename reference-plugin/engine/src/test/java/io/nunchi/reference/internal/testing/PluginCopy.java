package io.nunchi.reference.internal.testing;

import io.nunchi.reference.ReferencePlugin;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The plugin in a class loader of its own, with one more jar, as in a host's plugin directory. */
public final class PluginCopy implements AutoCloseable {

  private final URLClassLoader loader;
  private final AnalyzerPlugin plugin;
  private final NativeFolder natives;

  private PluginCopy(URLClassLoader loader, AnalyzerPlugin plugin, NativeFolder natives) {
    this.loader = loader;
    this.plugin = plugin;
    this.natives = natives;
  }

  /** Loads the plugin beside a jar. */
  public static PluginCopy with(Path jar, Path nativeFolder)
      throws IOException, ReflectiveOperationException {
    List<URL> urls = new ArrayList<>();
    urls.add(jar.toUri().toURL());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), new SpiOnly());
    AnalyzerPlugin plugin =
        Class.forName(ReferencePlugin.class.getName(), true, loader)
            .asSubclass(AnalyzerPlugin.class)
            .getConstructor()
            .newInstance();
    return new PluginCopy(loader, plugin, new NativeFolder(Files.createDirectories(nativeFolder)));
  }

  /** Starts an engine of this copy. */
  public AnalyzerEngine start(Path modelPackage) throws EngineStartException {
    EngineContext context = TestHost.context(modelPackage);
    return plugin.createEngine(new Context(context.settings(), natives, context.logger()));
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  /** As the host has it: the platform, and the contract. */
  private static final class SpiOnly extends ClassLoader {

    SpiOnly() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("io.nunchi.spi.")) {
        return Class.forName(name);
      }
      throw new ClassNotFoundException(name);
    }
  }

  private record Context(Settings settings, NativeFolder nativeFolder, System.Logger logger)
      implements EngineContext {}
}
