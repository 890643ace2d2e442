package io.nunchi.api.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class OfferTest {

  @Property
  void acceptedOfferGivesItsSequence(
      @ForAll @LongRange(min = 1, max = Offer.HIGHEST_SEQUENCE) long sequence) {
    long offer = Offer.accepted(sequence);
    assertThat(Offer.isAccepted(offer)).isTrue();
    assertThat(Offer.sequence(offer)).isEqualTo(sequence);
    assertThat(Offer.refusal(offer)).isEmpty();
  }

  @Property
  void refusedOfferGivesItsSequenceAndItsReason(
      @ForAll @LongRange(min = 1, max = Offer.HIGHEST_SEQUENCE) long sequence,
      @ForAll DropReason reason) {
    long offer = Offer.refused(sequence, reason);
    assertThat(Offer.isAccepted(offer)).isFalse();
    assertThat(Offer.sequence(offer)).isEqualTo(sequence);
    assertThat(Offer.refusal(offer)).contains(reason);
  }

  @Property
  void sequenceThatNoOfferHasIsRefused(@ForAll long sequence, @ForAll DropReason reason) {
    if (sequence < 1 || sequence > Offer.HIGHEST_SEQUENCE) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Offer.accepted(sequence))
          .withMessageEndingWith("found " + sequence);
      assertThatIllegalArgumentException().isThrownBy(() -> Offer.refused(sequence, reason));
    }
  }
}
