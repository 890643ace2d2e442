package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A folder of the plugin's jar as a package; the jar was looked at when the plugin was loaded. */
record ResourceFiles(String folder, Deadline deadline) implements PackageFiles {

  private static final String FIX = "install the plugin again: its jar is not complete";

  @Override
  public String where(String path) {
    return "the plugin's jar, " + folder + path;
  }

  @Override
  public ByteBuffer read(String path, int maxBytes, String code) throws ModelRefusedException {
    deadline.check(where(path));
    try (InputStream stream = ResourceFiles.class.getResourceAsStream(folder + path)) {
      if (stream == null) {
        throw PackageFiles.missing(where(path), code, FIX);
      }
      byte[] bytes = stream.readNBytes(maxBytes);
      if (stream.read() >= 0) {
        throw BoundedFiles.tooLarge(where(path), bytes.length + 1L, maxBytes);
      }
      return ByteBuffer.allocateDirect(bytes.length)
          .order(ByteOrder.nativeOrder())
          .put(bytes)
          .flip();
    } catch (IOException unreadable) {
      throw new ModelRefusedException(
          Problem.of(code, "the file cannot be read")
              .expected("a readable jar")
              .found(unreadable.toString())
              .where(where(path))
              .fix(FIX),
          unreadable);
    }
  }

  @Override
  public void requireUnchanged() {
    // The jar does not change while the plugin is loaded.
  }

  @Override
  public void close() {
    // Every stream was closed after it was read.
  }
}
