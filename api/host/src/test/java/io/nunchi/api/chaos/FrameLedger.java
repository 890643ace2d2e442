package io.nunchi.api.chaos;

import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.metrics.StreamCounters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Keeps what a stream's listener is told, and what of it should not have been. */
final class FrameLedger implements StreamListener {

  /** Once in so many results the listener throws. */
  private static final int RESULTS_UNTIL_A_THROW = 97;

  private final String stream;
  private final BitSet told = new BitSet();
  private final List<String> mistakes = new ArrayList<>();
  private long latestSequence;
  private long latestGeneration;
  private long results;

  FrameLedger(String stream) {
    this.stream = stream;
  }

  @Override
  public synchronized void onResult(AnalyzedFrame frame) {
    note(frame.sequence());
    results++;
    if (frame.sequence() <= latestSequence) {
      mistakes.add("result " + frame.sequence() + " after result " + latestSequence);
    }
    if (frame.generation().number() < latestGeneration) {
      mistakes.add("generation " + frame.generation() + " after " + latestGeneration);
    }
    latestSequence = frame.sequence();
    latestGeneration = frame.generation().number();
    if (results % RESULTS_UNTIL_A_THROW == 0) {
      throw new IllegalStateException("a bug of the VMS");
    }
  }

  @Override
  public synchronized void onDropped(DroppedFrame frame) {
    note(frame.sequence());
  }

  private void note(long sequence) {
    if (told.get((int) sequence)) {
      mistakes.add("frame " + sequence + " is told twice");
    }
    told.set((int) sequence);
  }

  synchronized long told() {
    return told.cardinality();
  }

  /** Everything that is not as it should be after the stream was closed. */
  synchronized List<String> mistakes(StreamCounters counters) {
    List<String> all = new ArrayList<>(mistakes);
    if (counters.inFlight() != 0) {
      all.add(counters.inFlight() + " frames are in flight");
    }
    if (counters.analyzed() + counters.dropped() != counters.offered()) {
      all.add("analyzed and dropped are not offered: " + counters);
    }
    if (results != counters.analyzed()) {
      all.add(results + " results are told, " + counters.analyzed() + " are counted");
    }
    if (told.cardinality() != counters.offered()) {
      all.add(told.cardinality() + " frames are told, " + counters.offered() + " are offered");
    }
    return all.stream().map(mistake -> stream + ": " + mistake).toList();
  }
}
