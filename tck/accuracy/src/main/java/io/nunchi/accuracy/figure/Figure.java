package io.nunchi.accuracy.figure;

import static io.nunchi.accuracy.figure.FigureDefinition.higherIsBetter;
import static io.nunchi.accuracy.figure.FigureDefinition.lowerIsBetter;
import static io.nunchi.accuracy.figure.FigureGroup.COCO;
import static io.nunchi.accuracy.figure.FigureGroup.ERRORS;
import static io.nunchi.accuracy.figure.FigureGroup.SPEED;
import static io.nunchi.accuracy.figure.FigureGroup.TRACKING;
import static io.nunchi.accuracy.figure.FigureUnit.BYTES;
import static io.nunchi.accuracy.figure.FigureUnit.FRAME_RATE;
import static io.nunchi.accuracy.figure.FigureUnit.MILLISECONDS;
import static io.nunchi.accuracy.figure.FigureUnit.NUMBER;
import static io.nunchi.accuracy.figure.FigureUnit.RATIO;
import static io.nunchi.accuracy.figure.FigureUnit.SECONDS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is measured of an analyzer, one constant for each figure.
 *
 * <p>JSON, gate policies, tables for people and {@code docs/accuracy-gate.md} follow from these
 * constants, in their order. A new figure is a constant here, its computation and its test.
 */
public enum Figure {
  ERROR_RATE(
      ERRORS,
      RATIO,
      lowerIsBetter(
              "errorRate", "Error rate", "False alarms and misses, divided by labelled boxes.")
          .atLeast(0)
          .withInterval()
          .headline()),
  PRECISION(
      ERRORS,
      RATIO,
      higherIsBetter("precision", "Precision", "The share of detections that are right.")
          .atLeast(0)
          .atMost(1)
          .withInterval()
          .headline()),
  RECALL(
      ERRORS,
      RATIO,
      higherIsBetter("recall", "Recall", "The share of labelled boxes that are found.")
          .atLeast(0)
          .atMost(1)
          .withInterval()
          .headline()),
  F1(
      ERRORS,
      RATIO,
      higherIsBetter("f1", "F1", "The harmonic mean of precision and recall.")
          .atLeast(0)
          .atMost(1)
          .withInterval()
          .headline()),
  AP(
      COCO,
      RATIO,
      higherIsBetter(
              "AP",
              "AP (COCO)",
              "Average precision, the mean over IoU thresholds from 0.5 to 0.95.")
          .atLeast(0)
          .atMost(1)
          .withInterval()
          .headline()),
  AP50(
      COCO,
      RATIO,
      higherIsBetter("AP50", "AP at IoU 0.5", "Average precision at IoU 0.5.")
          .atLeast(0)
          .atMost(1)
          .withInterval()
          .headline()),
  AP75(
      COCO,
      RATIO,
      higherIsBetter("AP75", "AP at IoU 0.75", "Average precision at IoU 0.75.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  AP_SMALL(
      COCO,
      RATIO,
      higherIsBetter("APsmall", "AP, small", "Average precision of boxes up to 32 x 32 pixels.")
          .atLeast(0)
          .atMost(1)),
  AP_MEDIUM(
      COCO,
      RATIO,
      higherIsBetter(
              "APmedium",
              "AP, medium",
              "Average precision of boxes from 32 x 32 to 96 x 96 pixels.")
          .atLeast(0)
          .atMost(1)),
  AP_LARGE(
      COCO,
      RATIO,
      higherIsBetter("APlarge", "AP, large", "Average precision of boxes from 96 x 96 pixels.")
          .atLeast(0)
          .atMost(1)),
  AR1(
      COCO,
      RATIO,
      higherIsBetter(
              "AR1", "AR of 1 detection", "Average recall with one detection per frame and label.")
          .atLeast(0)
          .atMost(1)),
  AR10(
      COCO,
      RATIO,
      higherIsBetter(
              "AR10",
              "AR of 10 detections",
              "Average recall with ten detections per frame and label.")
          .atLeast(0)
          .atMost(1)),
  AR100(
      COCO,
      RATIO,
      higherIsBetter(
              "AR100",
              "AR of 100 detections",
              "Average recall with a hundred detections per frame and label.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  AR_SMALL(
      COCO,
      RATIO,
      higherIsBetter("ARsmall", "AR, small", "Average recall of boxes up to 32 x 32 pixels.")
          .atLeast(0)
          .atMost(1)),
  AR_MEDIUM(
      COCO,
      RATIO,
      higherIsBetter(
              "ARmedium", "AR, medium", "Average recall of boxes from 32 x 32 to 96 x 96 pixels.")
          .atLeast(0)
          .atMost(1)),
  AR_LARGE(
      COCO,
      RATIO,
      higherIsBetter("ARlarge", "AR, large", "Average recall of boxes from 96 x 96 pixels.")
          .atLeast(0)
          .atMost(1)),
  MOTA(
      TRACKING,
      RATIO,
      higherIsBetter(
              "MOTA",
              "MOTA (tracking)",
              "1 less misses, false alarms and identity switches, divided by labelled boxes.")
          .atMost(1)
          .withInterval()
          .headline()),
  MOTP(
      TRACKING,
      RATIO,
      higherIsBetter("MOTP", "MOTP", "The mean IoU of hits.").atLeast(0).atMost(1).withInterval()),
  MODA(
      TRACKING,
      RATIO,
      higherIsBetter("MODA", "MODA", "1 less misses and false alarms, divided by labelled boxes.")
          .atMost(1)),
  CLR_RE(
      TRACKING,
      RATIO,
      higherIsBetter("CLR_Re", "CLEAR recall", "Hits divided by labelled boxes.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  CLR_PR(
      TRACKING,
      RATIO,
      higherIsBetter("CLR_Pr", "CLEAR precision", "Hits divided by found boxes.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  MTR(
      TRACKING,
      RATIO,
      higherIsBetter(
              "MTR",
              "Mostly tracked",
              "The share of true tracks that are found in more than 80 % of their frames.")
          .atLeast(0)
          .atMost(1)),
  PTR(
      TRACKING,
      RATIO,
      higherIsBetter(
              "PTR",
              "Partly tracked",
              "The share of true tracks that are found in 20 % to 80 % of their frames.")
          .atLeast(0)
          .atMost(1)),
  MLR(
      TRACKING,
      RATIO,
      lowerIsBetter(
              "MLR",
              "Mostly lost",
              "The share of true tracks that are found in less than 20 % of their frames.")
          .atLeast(0)
          .atMost(1)),
  SMOTA(
      TRACKING,
      RATIO,
      higherIsBetter("sMOTA", "Soft MOTA", "MOTA in which each hit counts with its IoU.")
          .atMost(1)),
  CLR_F1(
      TRACKING,
      RATIO,
      higherIsBetter("CLR_F1", "CLEAR F1", "The harmonic mean of CLEAR recall and precision.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  FP_PER_FRAME(
      TRACKING,
      NUMBER,
      lowerIsBetter("FP_per_frame", "False alarms per frame", "False alarms divided by frames.")
          .atLeast(0)),
  MOTAL(
      TRACKING,
      RATIO,
      higherIsBetter(
              "MOTAL",
              "MOTA, logarithmic",
              "MOTA in which only the logarithm of the identity switches counts.")
          .atMost(1)),
  MOTP_SUM(
      TRACKING,
      NUMBER,
      higherIsBetter("MOTP_sum", "Sum of IoU", "The sum of the IoU of all hits.").atLeast(0)),
  CLR_TP(
      TRACKING,
      NUMBER,
      higherIsBetter("CLR_TP", "CLEAR hits", "Labelled boxes that are found.").atLeast(0)),
  CLR_FN(
      TRACKING,
      NUMBER,
      lowerIsBetter("CLR_FN", "CLEAR misses", "Labelled boxes that are not found.").atLeast(0)),
  CLR_FP(
      TRACKING,
      NUMBER,
      lowerIsBetter("CLR_FP", "CLEAR false alarms", "Found boxes that fit no label.").atLeast(0)),
  IDSW(
      TRACKING,
      NUMBER,
      lowerIsBetter(
              "IDSW",
              "Identity switches",
              "Hits whose true track belonged to another found track before.")
          .atLeast(0)),
  MT(
      TRACKING,
      NUMBER,
      higherIsBetter(
              "MT",
              "Mostly tracked, counted",
              "True tracks that are found in more than 80 % of their frames.")
          .atLeast(0)),
  PT(
      TRACKING,
      NUMBER,
      higherIsBetter(
              "PT",
              "Partly tracked, counted",
              "True tracks that are found in 20 % to 80 % of their frames.")
          .atLeast(0)),
  ML(
      TRACKING,
      NUMBER,
      lowerIsBetter(
              "ML",
              "Mostly lost, counted",
              "True tracks that are found in less than 20 % of their frames.")
          .atLeast(0)),
  FRAG(
      TRACKING,
      NUMBER,
      lowerIsBetter("Frag", "Fragments", "Interruptions of true tracks.").atLeast(0)),
  CLR_FRAMES(
      TRACKING,
      NUMBER,
      higherIsBetter("CLR_Frames", "Frames", "Frames of the sequence.").atLeast(0)),
  IDF1(
      TRACKING,
      RATIO,
      higherIsBetter(
              "IDF1", "IDF1 (tracking)", "The harmonic mean of identity recall and precision.")
          .atLeast(0)
          .atMost(1)
          .withInterval()
          .headline()),
  IDR(
      TRACKING,
      RATIO,
      higherIsBetter("IDR", "Identity recall", "Identity hits divided by labelled boxes.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  IDP(
      TRACKING,
      RATIO,
      higherIsBetter("IDP", "Identity precision", "Identity hits divided by found boxes.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  IDTP(
      TRACKING,
      NUMBER,
      higherIsBetter(
              "IDTP",
              "Identity hits",
              "Labelled boxes that are covered by the found track that belongs to their true"
                  + " track.")
          .atLeast(0)),
  IDFN(
      TRACKING,
      NUMBER,
      lowerIsBetter("IDFN", "Identity misses", "Labelled boxes less identity hits.").atLeast(0)),
  IDFP(
      TRACKING,
      NUMBER,
      lowerIsBetter("IDFP", "Identity false alarms", "Found boxes less identity hits.").atLeast(0)),
  HOTA(
      TRACKING,
      RATIO,
      higherIsBetter(
              "HOTA",
              "HOTA (tracking)",
              "The geometric mean of detection and association accuracy, the mean over IoU"
                  + " thresholds.")
          .atLeast(0)
          .atMost(1)
          .withInterval()
          .headline()),
  DET_A(
      TRACKING,
      RATIO,
      higherIsBetter("DetA", "Detection accuracy", "Hits divided by hits, misses and false alarms.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  ASS_A(
      TRACKING,
      RATIO,
      higherIsBetter(
              "AssA",
              "Association accuracy",
              "The share of frames that the tracks of a hit have in common, the mean over hits.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  DET_RE(
      TRACKING,
      RATIO,
      higherIsBetter("DetRe", "Detection recall", "Hits divided by labelled boxes.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  DET_PR(
      TRACKING,
      RATIO,
      higherIsBetter("DetPr", "Detection precision", "Hits divided by found boxes.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  ASS_RE(
      TRACKING,
      RATIO,
      higherIsBetter(
              "AssRe",
              "Association recall",
              "The share of the true track that the found track of a hit covers.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  ASS_PR(
      TRACKING,
      RATIO,
      higherIsBetter(
              "AssPr",
              "Association precision",
              "The share of the found track that the true track of a hit covers.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  LOC_A(
      TRACKING,
      RATIO,
      higherIsBetter(
              "LocA",
              "Localisation accuracy",
              "The mean IoU of hits, the mean over IoU thresholds.")
          .atLeast(0)
          .atMost(1)
          .withInterval()),
  FRAMES_PER_SECOND(
      SPEED,
      FRAME_RATE,
      higherIsBetter(
              "framesPerSecond",
              "Frames per second, one stream",
              "Frames analyzed per second, one stream and one frame at a time.")
          .atLeast(0)
          .headline()),
  MILLIS_P50(
      SPEED,
      MILLISECONDS,
      lowerIsBetter(
              "millisP50",
              "Analysis, median",
              "The median duration of the whole call of the plugin.")
          .atLeast(0)),
  MILLIS_P99(
      SPEED,
      MILLISECONDS,
      lowerIsBetter(
              "millisP99",
              "Analysis, 99th percentile",
              "The 99th percentile of the duration of the whole call of the plugin.")
          .atLeast(0)),
  CPU_SECONDS_PER_FRAME(
      SPEED,
      SECONDS,
      lowerIsBetter(
              "cpuSecondsPerFrame",
              "Processor time per frame",
              "Processor time of the process and its workers while a frame is analyzed.")
          .atLeast(0)
          .headline()),
  PEAK_MEMORY_BYTES(
      SPEED,
      BYTES,
      lowerIsBetter(
              "peakMemoryBytes",
              "Most memory at a time",
              "The most resident memory of the process at one moment, and of its workers.")
          .atLeast(0)
          .headline());

  /** The value of a COCO figure of something that is not labelled at all. */
  public static final double UNDEFINED = -1;

  private final FigureGroup group;
  private final FigureUnit unit;
  private final Direction direction;
  private final String jsonName;
  private final String title;
  private final String description;
  private final double least;
  private final double most;
  private final boolean hasInterval;
  private final boolean isHeadline;

  Figure(FigureGroup group, FigureUnit unit, FigureDefinition definition) {
    this.group = group;
    this.unit = unit;
    this.direction = definition.direction();
    this.jsonName = definition.name();
    this.title = definition.title();
    this.description = definition.description();
    this.least = definition.least();
    this.most = definition.most();
    this.hasInterval = definition.hasInterval();
    this.isHeadline = definition.isHeadline();
  }

  /**
   * Finds a figure by its name in JSON.
   *
   * @param name such as {@code errorRate}
   * @return empty if no figure has this name
   */
  public static Optional<Figure> named(String name) {
    return Arrays.stream(values()).filter(figure -> figure.jsonName().equals(name)).findFirst();
  }

  /**
   * The figures of a group.
   *
   * @param group the group
   * @return in the order of the constants
   */
  public static List<Figure> of(FigureGroup group) {
    return Arrays.stream(values()).filter(figure -> figure.group == group).toList();
  }

  /**
   * The figures that tables for people show.
   *
   * @param group the group
   * @return in the order of the constants
   */
  public static List<Figure> headlinesOf(FigureGroup group) {
    return of(group).stream().filter(Figure::isHeadline).toList();
  }

  /**
   * The name in JSON and in gate policies.
   *
   * @return such as {@code errorRate}
   */
  public String jsonName() {
    return jsonName;
  }

  /**
   * The name for people.
   *
   * @return a few words
   */
  public String title() {
    return title;
  }

  /**
   * The definition in one sentence.
   *
   * @return ends with a full stop
   */
  public String description() {
    return description;
  }

  /**
   * The figures that are computed together with this one.
   *
   * @return the group
   */
  public FigureGroup group() {
    return group;
  }

  /**
   * Tells if it is a figure of speed or cost, which differs from run to run.
   *
   * @return true for {@link FigureGroup#SPEED}
   */
  public boolean isCost() {
    return group == SPEED;
  }

  /**
   * The unit of its values.
   *
   * @return the unit
   */
  public FigureUnit unit() {
    return unit;
  }

  /**
   * Tells better values from worse ones.
   *
   * @return the direction
   */
  public Direction direction() {
    return direction;
  }

  /**
   * The smallest possible value.
   *
   * @return negative infinity if there is no bound
   */
  public double least() {
    return least;
  }

  /**
   * The largest possible value.
   *
   * @return infinity if there is no bound
   */
  public double most() {
    return most;
  }

  /**
   * Tells if it has a 95 % interval.
   *
   * @return true if there is one, given enough frames
   */
  public boolean hasInterval() {
    return hasInterval;
  }

  /**
   * Tells if tables for people show it.
   *
   * @return false for figures that only JSON and gates know
   */
  public boolean isHeadline() {
    return isHeadline;
  }

  /**
   * Tells if a value stands for something.
   *
   * @param value a value of this figure
   * @return false for a COCO figure of something that is not labelled at all
   */
  public boolean isDefined(double value) {
    return group != COCO || value != UNDEFINED;
  }
}
