package io.nunchi.api.frame;

import java.util.Optional;

/**
 * The answer to an offer of a frame, in one {@code long}: the frame's sequence, and the reason if
 * the frame was refused. It costs no memory.
 *
 * <p>Every offer has a sequence, an accepted one and a refused one alike. An accepted frame can
 * still be dropped later; the stream's listener is told of every drop.
 *
 * <pre>{@code
 * long offer = stream.offer(frame);
 * if (!Offer.isAccepted(offer)) {
 *   refused.merge(Offer.refusal(offer).orElseThrow(), 1L, Long::sum);
 * }
 * }</pre>
 *
 * <p>The answer to an accepted offer is the sequence itself, and that to a refused one is negative;
 * the other bits are the host's. It is not meant to be stored.
 */
public final class Offer {

  /** The highest sequence, which no stream reaches in the age of the universe. */
  static final long HIGHEST_SEQUENCE = (1L << 55) - 1;

  private static final int REASON_BITS = 8;
  private static final int REASON_MASK = (1 << REASON_BITS) - 1;
  private static final DropReason[] REASONS = DropReason.values();

  private Offer() {}

  /**
   * Tells whether the stream took the frame.
   *
   * @param offer an answer of {@code Stream.offer}
   * @return true if the frame waits for its turn; false if it was dropped at once
   */
  public static boolean isAccepted(long offer) {
    return offer > 0;
  }

  /**
   * Gives the frame's sequence, whether it was accepted or refused.
   *
   * @param offer an answer of {@code Stream.offer}
   * @return the number of the offer, from 1
   */
  public static long sequence(long offer) {
    return offer > 0 ? offer : -offer >>> REASON_BITS;
  }

  /**
   * Gives the reason of a refusal.
   *
   * @param offer an answer of {@code Stream.offer}
   * @return the reason, or empty if the frame was accepted
   */
  public static Optional<DropReason> refusal(long offer) {
    return offer > 0 ? Optional.empty() : Optional.of(REASONS[(int) (-offer & REASON_MASK)]);
  }

  /**
   * Answers an offer that was accepted; for hosts.
   *
   * @param sequence the number of the offer, from 1
   * @return the answer
   * @throws IllegalArgumentException if the sequence is out of range
   */
  public static long accepted(long sequence) {
    return inRange(sequence);
  }

  /**
   * Answers an offer that was refused; for hosts.
   *
   * @param sequence the number of the offer, from 1
   * @param reason the reason
   * @return the answer
   * @throws IllegalArgumentException if the sequence is out of range
   */
  @SuppressWarnings("EnumOrdinal") // an answer lives in one process, whose reasons do not change
  public static long refused(long sequence, DropReason reason) {
    return -(inRange(sequence) << REASON_BITS | reason.ordinal());
  }

  private static long inRange(long sequence) {
    if (sequence < 1 || sequence > HIGHEST_SEQUENCE) {
      throw new IllegalArgumentException(
          "a sequence is from 1 to " + HIGHEST_SEQUENCE + "; found " + sequence);
    }
    return sequence;
  }
}
