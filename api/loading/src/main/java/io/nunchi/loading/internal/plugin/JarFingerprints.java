package io.nunchi.loading.internal.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The jars of a plugin by file key, size and time, which tell a changed plugin without reading its
 * jars.
 */
record JarFingerprints(List<Print> jars) {

  /** The file key, size and time of one jar. */
  private record Print(Path path, String fileKey, long size, FileTime modified) {}

  static JarFingerprints of(Path location) {
    List<Print> prints = new ArrayList<>();
    for (Path jar : PluginScanner.jars(location, new ArrayList<>())) {
      try {
        BasicFileAttributes file = Files.readAttributes(jar, BasicFileAttributes.class);
        prints.add(
            new Print(jar, String.valueOf(file.fileKey()), file.size(), file.lastModifiedTime()));
      } catch (IOException e) {
        prints.add(new Print(jar, "unreadable: " + e, 0, FileTime.fromMillis(0)));
      }
    }
    return new JarFingerprints(List.copyOf(prints));
  }

  /** Returns true if a jar has new content in the same file. */
  boolean overwrote(JarFingerprints before) {
    return jars.stream()
        .anyMatch(
            now ->
                before.jars.stream()
                    .anyMatch(
                        old ->
                            old.path().equals(now.path())
                                && old.fileKey().equals(now.fileKey())
                                && !old.equals(now)));
  }
}
