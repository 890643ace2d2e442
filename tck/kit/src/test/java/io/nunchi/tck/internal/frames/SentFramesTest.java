package io.nunchi.tck.internal.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.testing.PlaneMemory;
import io.nunchi.testing.Target;
import io.nunchi.testing.Walk;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SentFramesTest {

  private static final Set<PixelFormat> FORMATS = Set.of(PixelFormat.NV12, PixelFormat.BGR);
  private static final List<Walk> WALKS = SentFrames.of(FORMATS, Target.rectangle(), true);

  @Test
  void haveEveryPairOfFormatRangeAndMatrix() {
    assertThat(WALKS.stream().map(walk -> List.of(walk.layout().format(), walk.layout().coding())))
        .containsAll(
            List.of(
                List.of(PixelFormat.NV12, WALKS.get(0).layout().coding()),
                List.of(PixelFormat.BGR, WALKS.get(0).layout().coding())));
    assertThat(WALKS.stream().map(walk -> walk.layout().coding().range()).distinct()).hasSize(2);
    assertThat(WALKS.stream().map(walk -> walk.layout().coding().matrix()).distinct()).hasSize(3);
  }

  @Test
  void haveRowsAtEveryAddressWithEveryPadding() {
    assertThat(
            WALKS.stream()
                .map(walk -> walk.layout().memory())
                .map(memory -> List.of(memory.padding(), memory.offset()))
                .distinct())
        .hasSize(7 * 4)
        .contains(List.of(4096, 3), List.of(0, 1), List.of(256, 0));
    assertThat(WALKS).anyMatch(walk -> !walk.layout().memory().tail());
  }

  @Test
  void haveLargeFramesOnlyWhenAsked() {
    assertThat(WALKS).anyMatch(walk -> walk.layout().width() == 3840);
    assertThat(SentFrames.of(FORMATS, Target.rectangle(), false))
        .noneMatch(walk -> walk.layout().width() == 3840)
        .anyMatch(walk -> walk.layout().width() == 1);
  }

  @Test
  void areTheSamePicturesInSimpleMemory() {
    Walk sent = WALKS.stream().filter(walk -> walk.layout().width() == 321).findFirst().get();

    assertThat(SentFrames.tight(sent).layout().memory()).isEqualTo(PlaneMemory.TIGHT);
    assertThat(SentFrames.tight(sent).layout().coding()).isEqualTo(sent.layout().coding());
    assertThat(SentFrames.describe(sent)).startsWith("frames of 321x241 ");
  }

  @Test
  void eachFormatHasOtherMemory() {
    assertThat(List.of(PixelFormat.values()).stream().map(SentFrames::memoryFor).distinct())
        .hasSize(PixelFormat.values().length)
        .allMatch(memory -> memory.padding() > 0 && memory.offset() > 0 && !memory.tail());
  }
}
