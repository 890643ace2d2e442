package io.nunchi.reference.internal.models;

import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Writes the files of a package, down to the disk, so that a power cut leaves no half of one. */
final class DraftWriter {

  private DraftWriter() {}

  static void write(
      Path draft,
      ObjectNode json,
      ModelManifest manifest,
      ByteBuffer model,
      Optional<ByteBuffer> probeImage)
      throws IOException {
    write(draft.resolve(manifest.file()), model);
    if (probeImage.isPresent() && manifest.probe().isPresent()) {
      write(draft.resolve(manifest.probe().get().image()), probeImage.get());
    }
    write(
        draft.resolve(ModelPackageReader.MANIFEST_FILE),
        ByteBuffer.wrap(ManifestJson.format(json)));
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
