package io.nunchi.reference.internal.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/** Reads the picture of a probe, always in the same way: upright, as its EXIF orientation says. */
public final class ProofPicture {

  private ProofPicture() {}

  /**
   * Reads a picture; OpenCV must be loaded.
   *
   * @param file the bytes of a JPEG, PNG or BMP file
   * @return the picture as a frame
   * @throws IOException if the bytes are no picture
   */
  public static ProofFrame read(byte[] file) throws IOException {
    MatOfByte bytes = new MatOfByte(file);
    try {
      Mat picture = Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_COLOR);
      try {
        if (picture.empty()) {
          throw new IOException("no picture");
        }
        return frameOf(picture);
      } finally {
        picture.release();
      }
    } catch (CvException undecodable) {
      throw new IOException(undecodable.getMessage(), undecodable);
    } finally {
      bytes.release();
    }
  }

  private static ProofFrame frameOf(Mat picture) {
    byte[] pixels = new byte[Math.toIntExact(picture.total() * picture.elemSize())];
    picture.get(0, 0, pixels);
    ByteBuffer memory = ByteBuffer.allocateDirect(pixels.length).put(pixels);
    return new ProofFrame(picture.cols(), picture.rows(), memory);
  }
}
