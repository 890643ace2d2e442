package io.nunchi.nativelib.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build, as the build wrote it beside these classes. */
final class BuildVersion {

  private BuildVersion() {}

  static String read() {
    Properties properties = new Properties();
    try (InputStream text = BuildVersion.class.getResourceAsStream("build.properties")) {
      if (text == null) {
        throw new IllegalStateException("build.properties is missing from the plugin's jar");
      }
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }
}
