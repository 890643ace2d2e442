package io.nunchi.accuracy.figure;

/** Figures that are computed together. */
public enum FigureGroup {
  /** Ratios of misses and false alarms, at IoU 0.5. */
  ERRORS("Errors"),
  /** Average precision and recall as pycocotools computes them. */
  COCO("COCO"),
  /** CLEAR MOT, IDF1 and HOTA as TrackEval computes them; only with tracks. */
  TRACKING("Tracking"),
  /** Durations, processor time and memory; the program that runs the analyzer measures them. */
  SPEED("Speed and cost");

  private final String title;

  FigureGroup(String title) {
    this.title = title;
  }

  /**
   * The group's name for people.
   *
   * @return one or a few words
   */
  public String title() {
    return title;
  }
}
