package io.nunchi.reference.internal.preprocess;

import io.nunchi.spi.frame.Plane;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * OpenCV headers over parts of planes, kept for the next frame in the same memory: only a finalizer
 * frees a header's native part, and a host gives its frames in the same few pictures again.
 *
 * <p>Lifecycle: forgets the oldest beyond a fixed number. Threading: one thread at a time.
 * Ownership: keeps no plane alive.
 */
final class PlaneHeaders {

  /** Three planes of as many pictures as a host may hold for one stream. */
  private static final int MOST = 3 * 64;

  private final ArrayDeque<Header> kept = new ArrayDeque<>();

  /** The header of a plane's part; valid while the plane is reachable. */
  Mat over(Plane plane, PixelArea part, int bytesPerSample) {
    Header header = take(plane, part, bytesPerSample);
    if (header == null) {
      header = new Header(new WeakReference<>(plane), part, create(plane, part, bytesPerSample));
      if (kept.size() == MOST) {
        kept.removeFirst();
      }
    }
    kept.addLast(header);
    return header.mat();
  }

  /** The number of headers. */
  int count() {
    return kept.size();
  }

  private @Nullable Header take(Plane plane, PixelArea part, int bytesPerSample) {
    Iterator<Header> headers = kept.iterator();
    while (headers.hasNext()) {
      Header header = headers.next();
      if (header.plane().refersTo(plane)
          && header.part().equals(part)
          && header.mat().channels() == bytesPerSample) {
        headers.remove();
        return header;
      }
      if (header.plane().refersTo(null)) {
        headers.remove();
      }
    }
    return null;
  }

  private static Mat create(Plane plane, PixelArea part, int bytesPerSample) {
    int offset = part.top() * plane.stride() + part.left() * bytesPerSample;
    ByteBuffer buffer = plane.buffer();
    ByteBuffer fromPart = offset == 0 ? buffer : buffer.position(offset).slice();
    return new Mat(
        part.height(), part.width(), CvType.CV_8UC(bytesPerSample), fromPart, plane.stride());
  }

  /**
   * A header.
   *
   * @param plane whose memory it shows
   * @param part of the plane
   * @param mat shows it
   */
  private record Header(WeakReference<Plane> plane, PixelArea part, Mat mat) {}
}
