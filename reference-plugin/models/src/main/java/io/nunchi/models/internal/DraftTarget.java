package io.nunchi.models.internal;

import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.manifest.PackagePaths;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * The place to which {@code models init} writes: a manifest alone, or one with a copy of its model.
 *
 * @param manifest the manifest's file
 * @param copy the file for a copy of the model, or empty if it stays where it is
 * @param modelName the model's name in the package
 */
record DraftTarget(Path manifest, Optional<Path> copy, String modelName) {

  private static final String USUAL_NAME = "model.onnx";
  private static final String MANIFEST_SUFFIX = ".json";

  static DraftTarget of(Path model, Optional<Path> requested, boolean replace)
      throws IOException, ModelRefusedException {
    String name = String.valueOf(model.getFileName());
    String usable = PackagePaths.isInside(name) ? name : USUAL_NAME;
    DraftTarget target;
    if (requested.isEmpty()) {
      String stem = name.endsWith(".onnx") ? name.substring(0, name.length() - 5) : name;
      target =
          new DraftTarget(model.resolveSibling(stem + MANIFEST_SUFFIX), Optional.empty(), usable);
    } else if (requested.get().toString().endsWith(MANIFEST_SUFFIX)) {
      target = new DraftTarget(requested.get(), Optional.empty(), usable);
    } else {
      Path copy = requested.get().resolve(usable);
      boolean isThere = Files.exists(copy) && Files.isSameFile(copy, model);
      target =
          new DraftTarget(
              requested.get().resolve(ModelPackageReader.MANIFEST_FILE),
              isThere ? Optional.empty() : Optional.of(copy),
              usable);
    }
    if (!replace) {
      refuseExisting(target.manifest, "the manifest exists already");
      if (target.copy.isPresent()) {
        refuseExisting(target.copy.get(), "another model has the name of the copy");
      }
    }
    return target;
  }

  private static void refuseExisting(Path file, String what) throws ModelRefusedException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ModelRefusedException(
          Problem.of(ModelsErrors.PACKAGE_TARGET, what)
              .expected("a file that does not exist")
              .found("a file")
              .where(file.toString())
              .fix("name another place with --to, or add --replace"));
    }
  }

  /** The place that {@code models preview} and {@code models probe} take. */
  Path place() {
    if (!manifest.endsWith(ModelPackageReader.MANIFEST_FILE)) {
      return manifest;
    }
    Path folder = manifest.getParent();
    return folder == null ? Path.of(".") : folder;
  }

  void write(ObjectNode json, ByteBuffer model) throws IOException {
    Path folder = manifest.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (copy.isPresent()) {
      write(copy.get(), model.duplicate());
    }
    write(manifest, ByteBuffer.wrap(ManifestJson.format(json)));
  }

  /** Writes a file as a whole or not at all. Of a link, the link is replaced, not its target. */
  private static void write(Path file, ByteBuffer bytes) throws IOException {
    Path draft = file.resolveSibling(".nunchi-draft-" + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
