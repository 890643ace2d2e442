package io.nunchi.cli.testing;

import io.nunchi.cli.testplugin.ScriptedPlugin;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.SpiVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Packs the scripted plugin as a vendor would. */
public final class ScriptedPluginJar {

  /** The id of the plugin in the jar. */
  public static final String ID = "test.scripted";

  private ScriptedPluginJar() {}

  /** Writes {@code plugins/test.scripted/plugin.jar} below a folder; gives {@code plugins}. */
  public static Path packInto(Path folder) throws IOException, URISyntaxException {
    return pack(ScriptedPlugin.class, ID, folder);
  }

  /** The same for another plugin, whose package holds all of it. */
  public static Path pack(Class<? extends AnalyzerPlugin> plugin, String id, Path folder)
      throws IOException, URISyntaxException {
    Path plugins = folder.resolve("plugins");
    Path directory = Files.createDirectories(plugins.resolve(id));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .putValue(SpiVersion.MANIFEST_ATTRIBUTE, SpiVersion.CURRENT.toString());
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(directory.resolve("plugin.jar")), manifest)) {
      jar.putNextEntry(new JarEntry("META-INF/services/" + AnalyzerPlugin.class.getName()));
      jar.write(plugin.getName().getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
      addClasses(plugin, jar);
    }
    return plugins;
  }

  private static void addClasses(Class<?> plugin, JarOutputStream jar)
      throws IOException, URISyntaxException {
    String packagePath = plugin.getPackageName().replace('.', '/');
    Path root = Path.of(plugin.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(root.resolve(packagePath))) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      for (Path file : classes) {
        jar.putNextEntry(new JarEntry(packagePath + "/" + file.getFileName()));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }
}
