package io.nunchi.cli.internal.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.draw.AnnotationPainter;
import io.nunchi.cli.internal.output.AnnotatedVideo;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.output.ResultLog;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomePumpTest {

  @TempDir Path temporary = Path.of("");

  @Test
  void endsTheRunAndCountsOnWhenDrawingBreaks() throws Exception {
    FrameTally tally = new FrameTally();
    OutcomeOrder order = new OutcomeOrder();
    OutcomePump pump = new OutcomePump(order, tally, new Silence(), OptionalLong.empty(), () -> "");
    OutputFolder folder = OutputFolder.prepare(temporary.resolve("out"), false);
    try (OutcomeWriter writer =
        new OutcomeWriter(
            ResultLog.open(folder),
            Optional.of(
                new AnnotatedVideo(
                    temporary.resolve("no such folder/partial"),
                    temporary.resolve("annotated.mp4"),
                    25)),
            AnnotationPainter.withoutText(),
            new FrameHeader("test", 1, OptionalLong.empty()),
            tally)) {
      pump.start(writer, new RunClock());
      order.add(failed(LiveFrames.frame(1, PixelFormat.BGR)));
      order.add(failed(LiveFrames.frame(2, PixelFormat.BGR)));
      order.add(failed(LiveFrames.frame(3, PixelFormat.BGR)));

      pump.writeReady();
    }

    assertThat(pump.failure()).isPresent();
    assertThat(pump.failure().get().problems().get(0).code()).isEqualTo(CliErrors.WRITE_FAILED);
    assertThat(tally.framesDropped()).isEqualTo(3);
  }

  private static FrameOutcome failed(SourceFrame.Decoded frame) {
    return new FrameOutcome.Dropped(frame, "ANALYZER_FAILED", List.of(), Optional.of(frame));
  }
}
