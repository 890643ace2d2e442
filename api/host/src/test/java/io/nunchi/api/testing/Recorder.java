package io.nunchi.api.testing;

import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
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
}
