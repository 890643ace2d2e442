package io.nunchi.api.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import org.junit.jupiter.api.Test;

class LeasesTest {

  private final Leases leases = new Leases(false);
  private final FrameBuffer small = FrameBuffer.allocate(4, 2, PixelFormat.GRAY8);
  private final FrameBuffer large = FrameBuffer.allocate(8, 6, PixelFormat.GRAY8);

  private LentFrame lendFor(FrameBuffer picture, long sequence) {
    LentFrame frame = leases.lend(picture, sequence, 0);
    frame.endBorrow();
    return frame;
  }

  @Test
  void picturesOfAPoolCostNoMemoryWhenTheyComeBack() {
    LentFrame ofSmall = lendFor(small, 1);
    LentFrame ofLarge = lendFor(large, 2);
    assertThat(leases.lend(small, 3, 0)).isSameAs(ofSmall);
    assertThat(ofSmall.sequence()).isEqualTo(3);
    assertThat(leases.lend(large, 4, 0)).isSameAs(ofLarge);
  }

  @Test
  void frameThatIsUsedAfterItsCallNeverShowsAnotherPicture() {
    LentFrame stale = lendFor(small, 1);
    leases.lend(large, 2, 0);
    assertThat(stale.width()).isEqualTo(4);
    assertThat(stale.height()).isEqualTo(2);
    assertThat(stale.planes()).isSameAs(small.planes());
    assertThatThrownBy(stale::retain).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void retainedFrameKeepsItsNumber() {
    LentFrame first = leases.lend(small, 1, 0);
    FrameLease lease = first.retain();
    first.endBorrow();
    LentFrame second = leases.lend(small, 2, 0);
    assertThat(lease.frame().sequence()).isEqualTo(1);
    assertThat(second.sequence()).isEqualTo(2);
    lease.close();
    assertThat(leases.open()).isZero();
  }

  @Test
  void frameOfACallThatNeverEndsIsNotLentAgain() {
    LentFrame lost = leases.lend(small, 1, 0);
    assertThat(leases.lend(small, 2, 0)).isNotSameAs(lost);
    assertThat(lost.sequence()).isEqualTo(1);
  }

  @Test
  void analyzersDoNotSeeEachOthersFrames() {
    LentFrame ofOne = lendFor(small, 1);
    assertThat(new Leases(false).lend(small, 7, 0)).isNotSameAs(ofOne);
    assertThat(ofOne.sequence()).isEqualTo(1);
  }
}
