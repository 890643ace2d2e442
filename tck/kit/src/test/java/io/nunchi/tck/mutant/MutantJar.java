package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.PluginManifest;
import io.nunchi.spi.SpiVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Packs compiled test classes as a vendor packs a plugin, well or badly. */
public final class MutantJar {

  private final List<Class<?>> packages = new ArrayList<>();
  private String service;
  private String missing = "";
  private String spiVersion = SpiVersion.CURRENT.toString();
  private String needs = "";

  /** Packs a plugin with all classes of its package. */
  public MutantJar(Class<? extends AnalyzerPlugin> type) {
    this.packages.add(type);
    this.service = type.getName();
  }

  /** Adds all classes of another package. */
  public MutantJar with(Class<?> other) {
    packages.add(other);
    return this;
  }

  /** Sets the text of the service file; empty for no service file. */
  public MutantJar service(String newService) {
    service = newService;
    return this;
  }

  /** Sets the SPI version of the manifest; empty for no attribute. */
  public MutantJar spiVersion(String newSpiVersion) {
    spiVersion = newSpiVersion;
    return this;
  }

  /** Names in the manifest what the plugin needs, joined by commas. */
  public MutantJar needing(String newNeeds) {
    needs = newNeeds;
    return this;
  }

  /** Leaves out the class file of this name, as if it were in a jar that was forgotten. */
  public MutantJar without(String fileName) {
    missing = fileName;
    return this;
  }

  public Path write(Path jar) throws IOException, URISyntaxException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!spiVersion.isEmpty()) {
      manifest.getMainAttributes().putValue(SpiVersion.MANIFEST_ATTRIBUTE, spiVersion);
    }
    if (!needs.isEmpty()) {
      manifest.getMainAttributes().putValue(PluginManifest.NEEDS, needs);
    }
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      if (!service.isEmpty()) {
        entries.putNextEntry(new JarEntry("META-INF/services/" + AnalyzerPlugin.class.getName()));
        entries.write(service.getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
      }
      for (Class<?> type : packages) {
        addPackage(type, entries);
      }
    }
    return jar;
  }

  private void addPackage(Class<?> type, JarOutputStream entries)
      throws IOException, URISyntaxException {
    String folder = type.getPackageName().replace('.', '/');
    Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      List<Path> classes = files.filter(this::isPacked).toList();
      for (Path file : classes) {
        entries.putNextEntry(new JarEntry(folder + "/" + file.getFileName()));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
  }

  private boolean isPacked(Path file) {
    return file.toString().endsWith(".class") && !file.endsWith(missing);
  }
}
