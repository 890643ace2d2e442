package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DetectionNotes;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.LabelledFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts detections to their frames. For one thread. */
final class FrameIndex {

  private final Dataset dataset;
  private final Map<Long, Integer> positions = new HashMap<>();
  private final List<List<FoundBox>> found = new ArrayList<>();

  FrameIndex(Dataset dataset) {
    this.dataset = dataset;
    for (LabelledFrame frame : dataset.frames()) {
      positions.put(frame.id(), found.size());
      found.add(new ArrayList<>());
    }
  }

  /** Tells if the dataset has such a frame, in the frame range or outside of it. */
  boolean isKnown(long frameId) {
    return positions.containsKey(frameId) || dataset.otherFrameIds().contains(frameId);
  }

  /** Adds a detection; those of frames outside the frame range, and of other labels, are left. */
  void add(long frameId, FoundBox box) {
    Integer position = positions.get(frameId);
    if (position != null) {
      found.get(position).add(box);
    }
  }

  DatasetDetections detections(String digest, DetectionNotes notes) {
    return new DatasetDetections(found, Optional.of(digest), notes);
  }
}
