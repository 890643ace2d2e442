package io.nunchi.spi.settings;

import io.nunchi.spi.geometry.Point;
import java.util.List;

/**
 * The vocabulary of settings that many plugins have: one key and one meaning in all of them, so
 * that a VMS can keep a value when it swaps plugins, and show it in the same place. A plugin that
 * has such a setting takes it from here (rule 2.7).
 *
 * <p>Lifecycle: none; static methods only. Any thread.
 *
 * @since 1.0
 */
public final class CommonSettings {

  /** The key of {@link #confidence}. */
  public static final String CONFIDENCE = "confidence";

  /** The key of {@link #labels}. */
  public static final String LABELS = "labels";

  /** The key of {@link #minimumSize}. */
  public static final String MINIMUM_SIZE = "minimumSize";

  /** The key of {@link #maximumDetections}. */
  public static final String MAXIMUM_DETECTIONS = "maximumDetections";

  /** The key of {@link #regions}. */
  public static final String REGIONS = "regions";

  /** The area of a member of {@link #regions}. */
  public static final Setting<List<Point>> REGION_AREA =
      Setting.of(
          "area",
          new PointsType(true, 64),
          List.of(),
          "Area",
          "The corners of the area, drawn in the picture.");

  private CommonSettings() {}

  /**
   * The confidence from which detections are reported.
   *
   * @param defaultValue in [0, 1]
   * @return a setting of the key {@link #CONFIDENCE}
   */
  public static Setting<Double> confidence(double defaultValue) {
    return Setting.of(
        CONFIDENCE,
        new NumberType(0, 1, ""),
        defaultValue,
        "Confidence",
        "Detections below this confidence are not reported. Lower it if things are missed, raise"
            + " it if too much is reported.");
  }

  /**
   * The labels that are reported.
   *
   * @return a setting of the key {@link #LABELS}; no labels at all means all of them
   */
  public static Setting<List<String>> labels() {
    return Setting.of(
        LABELS,
        new LabelsType(),
        List.of(),
        "Labels",
        "Only detections of these labels are reported; empty for all.");
  }

  /**
   * The height from which detections are reported.
   *
   * @param defaultValue in [0, 1] of the frame's height
   * @return a setting of the key {@link #MINIMUM_SIZE}
   */
  public static Setting<Double> minimumSize(double defaultValue) {
    return Setting.of(
        MINIMUM_SIZE,
        new NumberType(0, 1, "of frame height"),
        defaultValue,
        "Minimum size",
        "Detections whose box is less high than this part of the frame's height are not"
            + " reported.");
  }

  /**
   * The greatest number of detections of a frame; the most confident ones are reported.
   *
   * @param defaultValue from 1
   * @return a setting of the key {@link #MAXIMUM_DETECTIONS}
   */
  public static Setting<Long> maximumDetections(long defaultValue) {
    return Setting.of(
        MAXIMUM_DETECTIONS,
        new IntegerType(1, 10_000, ""),
        defaultValue,
        "Maximum number of detections",
        "The most confident detections of a frame are reported, at most so many.");
  }

  /**
   * The areas in which detections are reported: those whose {@linkplain
   * io.nunchi.spi.geometry.BoundingBox#bottomCenter() foot} stands in one of them. No areas at all
   * means the whole picture, and a member whose area is empty counts as not given.
   *
   * @return a group of the key {@link #REGIONS} whose members have a {@link #REGION_AREA}
   */
  public static RepeatedGroup regions() {
    return RepeatedGroup.of(
        REGIONS,
        SettingsSchema.of(REGION_AREA),
        "Regions",
        "Only what stands in one of these areas is reported; none for the whole picture.");
  }
}
