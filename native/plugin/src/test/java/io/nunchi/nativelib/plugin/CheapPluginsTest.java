package io.nunchi.nativelib.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.AnalyzerPlugin;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheapPluginsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.nunchi.nativelib.plugin.ClassicPlugin",
        "io.nunchi.nativelib.plugin.NativeLibraryPlugin"
      })
  void loadNoClassOfJnaUntilAnEngineStarts(String plugin) throws Exception {
    try (WatchedLoader loader = new WatchedLoader(classPath())) {
      Object created = loader.loadClass(plugin).getConstructor().newInstance();
      assertThat(((AnalyzerPlugin) created).descriptor().id()).startsWith("nunchi.");
      assertThat(created.getClass().getClassLoader()).isSameAs(loader);
      assertThat(loader.loaded()).contains(plugin);
      assertThat(loader.loaded()).noneMatch(name -> name.startsWith("com.sun.jna."));
    }
  }

  private static URL[] classPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(new File(entry).toURI().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /** Loads the plugin and JNA itself, the contract from the test, and tells what it loaded. */
  private static final class WatchedLoader extends URLClassLoader {
    private final List<String> loaded = new ArrayList<>();

    WatchedLoader(URL[] urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }

    List<String> loaded() {
      return loaded;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.startsWith("io.nunchi.spi.")
          ? AnalyzerPlugin.class.getClassLoader().loadClass(name)
          : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      loaded.add(name);
      return super.findClass(name);
    }
  }
}
