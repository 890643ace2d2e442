package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.api.frame.Offer;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.frame.PixelFormat;

/**
 * Loads the classes of an offer, which takes the JVM some milliseconds, before a camera's first
 * frame needs them.
 */
public final class FirstOffer {

  private static final HostLog LOG = HostLog.of(FirstOffer.class);

  private FirstOffer() {}

  /** Offers a picture to an inbox that nobody empties; the frame is superseded and closed. */
  public static void prepare() {
    Inbox inbox = new Inbox(FrameRate.any());
    for (int sequence = 1; sequence <= 2; sequence++) {
      FrameBuffer picture = FrameBuffer.allocate(1, 1, PixelFormat.GRAY8);
      FrameClaims.claim(picture, "none");
      Inbox.Arrival arrival = inbox.offer(picture, sequence, System.nanoTime(), null, null);
      if (arrival.dropped() != null) {
        FrameClaims.release(arrival.dropped().picture());
        inbox.recycle(arrival.dropped());
      }
    }
    inbox
        .close()
        .ifPresent(
            closing -> {
              if (closing.dropped() != null) {
                FrameClaims.release(closing.dropped().picture());
              }
            });
    LOG.debug("An offer is refused as {}", Offer.refusal(Offer.refused(1, DropReason.CLOSING)));
  }
}
