package io.nunchi.tracking.bytetrack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels of a track's detections, each with the sum of their confidences. */
final class LabelVotes {

  /** More labels than this are no longer told apart: the one with the least votes gives way. */
  private static final int MOST_LABELS = 16;

  private final List<Vote> votes = new ArrayList<>(1);

  void add(String label, float confidence) {
    for (int i = 0; i < votes.size(); i++) {
      Vote vote = votes.get(i);
      if (vote.label.equals(label)) {
        vote.sum += confidence;
        rise(i);
        return;
      }
    }
    if (votes.size() == MOST_LABELS) {
      votes.remove(MOST_LABELS - 1);
    }
    votes.add(new Vote(label, confidence));
    rise(votes.size() - 1);
  }

  /** The label with the most votes. */
  String label() {
    return votes.get(0).label;
  }

  /** The votes by label, most first. */
  Map<String, Double> byLabel() {
    Map<String, Double> sums = new LinkedHashMap<>();
    votes.forEach(vote -> sums.put(vote.label, vote.sum));
    return sums;
  }

  private void rise(int index) {
    for (int i = index; i > 0 && votes.get(i).sum > votes.get(i - 1).sum; i--) {
      Vote lower = votes.get(i - 1);
      votes.set(i - 1, votes.get(i));
      votes.set(i, lower);
    }
  }

  private static final class Vote {
    private final String label;
    private double sum;

    private Vote(String label, double sum) {
      this.label = label;
      this.sum = sum;
    }
  }
}
