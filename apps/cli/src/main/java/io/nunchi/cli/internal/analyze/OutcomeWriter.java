package io.nunchi.cli.internal.analyze;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.draw.AnnotationPainter;
import io.nunchi.cli.internal.output.AnnotatedVideo;
import io.nunchi.cli.internal.output.ResultLog;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.RuleEvent;
import java.util.List;
import java.util.Optional;

/** Writes outcomes to the log and the video, and times that. For one thread at a time. */
final class OutcomeWriter implements AutoCloseable {

  private final ResultLog log;
  private final Optional<AnnotatedVideo> video;
  private final AnnotationPainter painter;
  private final FrameHeader header;
  private final FrameTally tally;

  OutcomeWriter(
      ResultLog log,
      Optional<AnnotatedVideo> video,
      AnnotationPainter painter,
      FrameHeader header,
      FrameTally tally) {
    this.log = log;
    this.video = video;
    this.painter = painter;
    this.header = header;
    this.tally = tally;
  }

  /** Writes an outcome and releases its picture, whatever happens. */
  void write(FrameOutcome outcome) throws CliException {
    if (outcome instanceof FrameOutcome.Analyzed analyzed) {
      write(analyzed);
    } else if (outcome instanceof FrameOutcome.Dropped dropped) {
      write(dropped);
    }
  }

  private void write(FrameOutcome.Analyzed outcome) throws CliException {
    FrameBuffer picture = outcome.frame().picture();
    try {
      long begin = System.nanoTime();
      log.analyzed(outcome.frame(), outcome.result());
      tally.time("write", System.nanoTime() - begin);
      FrameResult result = outcome.result().result();
      film(outcome.frame(), header.analyzed(outcome), result.detections(), result.ruleEvents());
    } finally {
      picture.release();
    }
  }

  private void write(FrameOutcome.Dropped outcome) throws CliException {
    try {
      log.dropped(outcome.frame(), outcome.reason(), outcome.problems());
      if (outcome.picture().isPresent()) {
        film(outcome.picture().get(), header.dropped(outcome), List.of(), List.of());
      }
    } finally {
      outcome.picture().ifPresent(frame -> frame.picture().release());
    }
  }

  private void film(
      SourceFrame.Decoded frame,
      String text,
      List<Detection> detections,
      List<RuleEvent> ruleEvents)
      throws CliException {
    if (video.isEmpty()) {
      return;
    }
    long begin = System.nanoTime();
    video
        .get()
        .draw(
            frame.picture(),
            (picture, area) -> painter.paint(picture, area, text, detections, ruleEvents));
    long drawn = System.nanoTime();
    video.get().encode(frame.position());
    tally.time("draw", drawn - begin);
    tally.time("encode", System.nanoTime() - drawn);
  }

  /** Completes the files. */
  @Override
  public void close() throws CliException {
    try {
      if (video.isPresent()) {
        video.get().close();
      }
    } finally {
      log.close();
    }
  }
}
