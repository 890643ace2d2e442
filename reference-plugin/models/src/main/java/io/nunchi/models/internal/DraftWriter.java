package io.nunchi.models.internal;

import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the files of a package and forces them to the disk, so that a power cut leaves none half
 * written.
 */
final class DraftWriter {

  private DraftWriter() {}

  /** Writes the files by their paths in the package, and the manifest last. */
  static void write(Path draft, ObjectNode manifest, Map<String, ByteBuffer> files)
      throws IOException {
    for (Map.Entry<String, ByteBuffer> file : files.entrySet()) {
      write(draft.resolve(file.getKey()), file.getValue());
    }
    write(
        draft.resolve(ModelPackageReader.MANIFEST_FILE),
        ByteBuffer.wrap(ManifestJson.format(manifest)));
  }

  private static void write(Path file, ByteBuffer bytes) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    ByteBuffer remaining = bytes.duplicate();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (remaining.hasRemaining()) {
        channel.write(remaining);
      }
      channel.force(true);
    }
  }
}
