package io.nunchi.api.internal.frame;

import io.nunchi.api.frame.FrameBuffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Lends a picture as the frame of its last loan. The picture keeps that frame in a field that the
 * VMS does not see, so that a pool's pictures cost no memory for each frame.
 */
final class ReusedFrame {

  private static final VarHandle FIELD = field();

  private ReusedFrame() {}

  private static VarHandle field() {
    try {
      return MethodHandles.privateLookupIn(FrameBuffer.class, MethodHandles.lookup())
          .findVarHandle(FrameBuffer.class, "lentFrame", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("FrameBuffer has no place for its frame", e);
    }
  }

  static BorrowedFrame lend(
      FrameBuffer picture, long sequence, long streamTimeNanos, Leases leases) {
    @Nullable Object before = FIELD.get(picture);
    if (before instanceof BorrowedFrame frame
        && frame.lendAgain(leases, sequence, streamTimeNanos)) {
      return frame;
    }
    BorrowedFrame frame = new BorrowedFrame(picture, sequence, streamTimeNanos, leases);
    FIELD.set(picture, frame);
    return frame;
  }
}
