package io.nunchi.cli.internal.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FrameHeaderTest {

  private final FrameHeader header = new FrameHeader("test 1.0", 1, OptionalLong.of(12));

  private static EngineGeneration generation(long number) {
    return new EngineGeneration(number, 0, "test", "1.0", Optional.empty());
  }

  private String dropped() {
    return header.dropped(
        new FrameOutcome.Dropped(
            LiveFrames.frame(3, PixelFormat.BGR), "TIMED_OUT", List.of(), Optional.empty()));
  }

  @Test
  void theFramesNumberComesFirst() {
    assertThat(dropped()).isEqualTo("frame 3/12  not analyzed: TIMED_OUT  test 1.0");
  }

  @Test
  void anEngineThatCameLaterIsNamedWithItsGeneration() {
    header.name(generation(1));
    assertThat(dropped()).endsWith("  test 1.0");
    header.name(generation(2));
    assertThat(dropped()).endsWith("  test 1.0, generation 2");
  }
}
