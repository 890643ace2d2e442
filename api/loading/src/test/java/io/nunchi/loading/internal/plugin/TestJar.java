package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.trust.JarCopy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A jar with classes of this test's class path and with texts. */
final class TestJar {

  private final Manifest manifest = new Manifest();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  TestJar() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  TestJar attribute(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  TestJar attributeOf(String packageFolder, String name, String value) {
    manifest
        .getEntries()
        .computeIfAbsent(packageFolder, folder -> new Attributes())
        .putValue(name, value);
    return this;
  }

  TestJar text(String name, String text) {
    return bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  TestJar bytes(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  TestJar type(Class<?> type) throws IOException {
    return type(type, entryOf(type));
  }

  /** Adds a class under the name of another entry. */
  TestJar type(Class<?> type, String entry) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TestJar.class.getClassLoader().getResourceAsStream(entryOf(type)))) {
      entries.put(entry, in.readAllBytes());
    }
    return this;
  }

  static String entryOf(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  JarCopy write(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return JarCopy.inPlace(jar);
  }
}
