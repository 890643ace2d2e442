package io.nunchi.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps everything a stream tells. */
public final class Recorder implements StreamListener {

  private final List<AnalyzedFrame> results = new CopyOnWriteArrayList<>();
  private final List<DroppedFrame> dropped = new CopyOnWriteArrayList<>();
  private final List<Problem> problems = new CopyOnWriteArrayList<>();

  @Override
  public void onResult(AnalyzedFrame frame) {
    results.add(frame);
  }

  @Override
  public void onDropped(DroppedFrame frame) {
    dropped.add(frame);
  }

  @Override
  public void onProblem(List<Problem> newProblems) {
    problems.addAll(newProblems);
  }

  public List<AnalyzedFrame> results() {
    return results;
  }

  public List<DropReason> dropReasons() {
    return dropped.stream().map(DroppedFrame::reason).toList();
  }

  public List<DroppedFrame> dropped() {
    return dropped;
  }

  public List<Problem> problems() {
    return problems;
  }

  /** Requires that no frame is lost, analyzed twice, out of order, or by an older generation. */
  public void assertEveryFrameIsAccountedFor(StreamCounters counters) {
    assertNoFrameIsLost(counters);
    assertThat(results).extracting(frame -> frame.generation().number()).isSorted();
  }

  /** Requires that no frame is lost, analyzed twice or out of order, whichever engine it met. */
  public void assertNoFrameIsLost(StreamCounters counters) {
    assertThat(counters.analyzed() + counters.dropped()).isEqualTo(counters.offered());
    assertThat(counters.dropped())
        .as("nothing but superseded frames is dropped")
        .isEqualTo(counters.droppedByReason().get(DropReason.SUPERSEDED));
    assertThat(results).hasSize((int) counters.analyzed());
    assertThat(results).extracting(AnalyzedFrame::sequence).isSorted().doesNotHaveDuplicates();
  }
}
