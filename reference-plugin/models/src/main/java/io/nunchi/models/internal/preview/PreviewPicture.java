package io.nunchi.models.internal.preview;

import io.nunchi.reference.internal.engine.ProofFrame;
import io.nunchi.reference.internal.engine.ProofPicture;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.BoundedFiles;
import io.nunchi.reference.internal.preprocess.OpenCvLibrary;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;

/** The picture of a preview or a probe. */
public final class PreviewPicture {

  private final Path file;
  private final byte[] bytes;
  private final ProofFrame frame;

  private PreviewPicture(Path file, byte[] bytes, ProofFrame frame) {
    this.file = file;
    this.bytes = bytes;
    this.frame = frame;
  }

  /**
   * Reads a picture as an engine reads that of a probe.
   *
   * @throws ModelRefusedException if it cannot be read
   */
  public static PreviewPicture read(Path file, NativeFolder folder) throws ModelRefusedException {
    try {
      OpenCvLibrary.load(folder);
      byte[] bytes =
          DraftPackage.bytes(
              BoundedFiles.read(
                  file.toRealPath(), BoundedFiles.MAX_IMAGE_BYTES, PreviewErrors.PICTURE));
      return new PreviewPicture(file, bytes, ProofPicture.read(bytes));
    } catch (EngineStartException unavailable) {
      throw new ModelRefusedException(unavailable.problems().get(0), unavailable);
    } catch (IOException unreadable) {
      throw new ModelRefusedException(
          Problem.of(PreviewErrors.PICTURE, "the picture cannot be read")
              .expected("a JPEG, PNG or BMP picture")
              .found(unreadable.toString())
              .where(file.toString())
              .fix("name another picture with --image"),
          unreadable);
    }
  }

  /** Returns the picture's file. */
  public Path file() {
    return file;
  }

  /** Returns the bytes of the file; nobody changes them. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the picture as frames have it. */
  public ProofFrame frame() {
    return frame;
  }
}
