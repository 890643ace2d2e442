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
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The picture of a preview or a probe.
 *
 * @param file its file
 * @param bytes the bytes of the file
 * @param frame what it shows
 */
public record PreviewPicture(Path file, ByteBuffer bytes, ProofFrame frame) {

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
      return new PreviewPicture(file, ByteBuffer.wrap(bytes), ProofPicture.read(bytes));
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
}
