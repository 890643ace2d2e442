package io.nunchi.reference.internal.preprocess;

import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/**
 * Writes frames into an input tensor.
 *
 * <p>Lifecycle: created after {@link OpenCvLibrary#load}, used for the frames of one stream, whose
 * size and pixel format may change, and closed. Threading: one thread at a time, and none but the
 * caller's works. Ownership: owns scratch pictures of the tensor's size; frames and tensors stay
 * the caller's. It keeps a reference to the last tensor, so passing the same buffer again saves a
 * few small allocations.
 */
public final class Preprocessor implements AutoCloseable {

  private final PreprocessingSpec spec;
  private final FramePainter painter;
  private final TensorWriter writer;
  private final Mat canvas;
  private final Scalar padding;
  private final PlaneHeaders headers = new PlaneHeaders();

  private @Nullable Arrangement arrangement;
  private boolean closed;

  /**
   * Prepares for a kind of tensor.
   *
   * @param spec the input that the model wants
   */
  public Preprocessor(PreprocessingSpec spec) {
    this.spec = spec;
    this.painter = new FramePainter(spec.colorOrder(), spec.interpolation());
    this.writer = new TensorWriter(spec);
    this.canvas = new Mat(spec.height(), spec.width(), CvType.CV_8UC(spec.channels()));
    this.padding = Scalar.all(spec.fit().padValue());
  }

  /**
   * Writes a frame into a tensor: exactly {@link PreprocessingSpec#tensorBytes()} bytes from index
   * 0 on, in native byte order.
   *
   * @param frame the frame, read during the call only
   * @param tensor a writable direct buffer; its position, limit and byte order are neither used nor
   *     changed
   * @return the way back from tensor coordinates to the frame
   * @throws FrameRejectedException if the frame's planes do not fit its size and pixel format, or
   *     it is too large (NUN-3051 to NUN-3053); the tensor is unchanged
   * @throws IllegalArgumentException if the tensor is not a writable direct buffer of enough bytes
   * @throws IllegalStateException if this instance is closed
   */
  public FrameMapping write(Frame frame, ByteBuffer tensor) throws FrameRejectedException {
    if (closed) {
      throw new IllegalStateException("the preprocessor is closed");
    }
    requireRoom(tensor);
    FramePlanes.requireUsableSize(frame);
    Arrangement current = arrangement;
    if (current == null || !current.fits(frame)) {
      current = arrange(frame.width(), frame.height());
    }
    FramePlanes planes = FramePlanes.of(frame, current.geometry().source(), headers);
    try {
      painter.paint(frame, planes, current.geometry().source(), current.picture());
      writer.write(canvas, tensor);
      return current.geometry().mapping();
    } finally {
      Reference.reachabilityFence(planes);
      Reference.reachabilityFence(frame);
      Reference.reachabilityFence(this);
    }
  }

  private Arrangement arrange(int width, int height) {
    if (arrangement != null) {
      arrangement.picture().release();
    }
    FrameGeometry geometry = FrameGeometry.of(spec, width, height);
    PixelArea target = geometry.target();
    canvas.setTo(padding);
    Mat picture =
        canvas.submat(
            target.top(),
            target.top() + target.height(),
            target.left(),
            target.left() + target.width());
    arrangement = new Arrangement(width, height, geometry, picture);
    return arrangement;
  }

  private void requireRoom(ByteBuffer tensor) {
    if (!tensor.isDirect() || tensor.isReadOnly() || tensor.capacity() < spec.tensorBytes()) {
      throw new IllegalArgumentException(
          "a tensor is a writable direct buffer of at least %d bytes; found %s"
              .formatted(spec.tensorBytes(), tensor));
    }
  }

  /** Gives back the scratch pictures. Calling it again has no effect. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    painter.close();
    writer.close();
    if (arrangement != null) {
      arrangement.picture().release();
      arrangement = null;
    }
    canvas.release();
  }

  /** The place of frames of one size on the canvas; the rest of the canvas holds padding. */
  private record Arrangement(int width, int height, FrameGeometry geometry, Mat picture) {

    boolean fits(Frame frame) {
      return frame.width() == width && frame.height() == height;
    }
  }
}
