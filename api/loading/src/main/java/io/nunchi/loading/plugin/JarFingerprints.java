package io.nunchi.loading.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** By what a changed plugin is told from an unchanged one, without reading its jars. */
record JarFingerprints(List<Print> jars) {

  /** One jar: which file it is, and what is known of its content. */
  private record Print(Path path, String fileKey, long size, FileTime modified) {}

  static JarFingerprints of(Path location) {
    List<Print> prints = new ArrayList<>();
    for (Path jar : PluginScanner.jars(location, new ArrayList<>())) {
      try {
        BasicFileAttributes file = Files.readAttributes(jar, BasicFileAttributes.class);
        prints.add(
            new Print(jar, String.valueOf(file.fileKey()), file.size(), file.lastModifiedTime()));
      } catch (IOException unreadable) {
        prints.add(new Print(jar, "unreadable: " + unreadable, 0, FileTime.fromMillis(0)));
      }
    }
    return new JarFingerprints(List.copyOf(prints));
  }

  /** Whether a jar has other content than before in the very same file. */
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
