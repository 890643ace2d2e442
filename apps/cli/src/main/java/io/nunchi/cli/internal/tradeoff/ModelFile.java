package io.nunchi.cli.internal.tradeoff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ONNX file of a model package, which its manifest names. */
final class ModelFile {

  private static final String MANIFEST = "model.json";

  /** The plugin refuses a longer one; a small zip may claim one of many gigabytes. */
  private static final int MAX_MANIFEST_BYTES = 1 << 20;

  private ModelFile() {}

  /**
   * The size of the file. A package that cannot be read has none: the engine that starts with it
   * says what is wrong.
   *
   * @param location a folder, a zip, or the name of a model that the plugin brings
   */
  static OptionalLong bytes(String location) {
    try {
      Path path = Path.of(location);
      if (Files.isDirectory(path)) {
        return bytesIn(path);
      }
      if (!Files.isRegularFile(path)) {
        return OptionalLong.empty();
      }
      try (FileSystem zip = FileSystems.newFileSystem(path)) {
        return bytesIn(zip.getPath("/"));
      }
    } catch (IOException
        | JacksonException
        | InvalidPathException
        | ProviderNotFoundException unreadable) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong bytesIn(Path folder) throws IOException {
    JsonNode manifest = JsonMapper.shared().readTree(manifest(folder.resolve(MANIFEST)));
    String name = manifest.path("file").asString("");
    return name.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Files.size(folder.resolve(name)));
  }

  private static byte[] manifest(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_MANIFEST_BYTES + 1);
      if (bytes.length > MAX_MANIFEST_BYTES) {
        throw new IOException("more than " + MAX_MANIFEST_BYTES + " bytes in " + file);
      }
      return bytes;
    }
  }
}
