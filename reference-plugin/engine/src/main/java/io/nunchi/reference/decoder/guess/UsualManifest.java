package io.nunchi.reference.decoder.guess;

/**
 * Values that manifests of a decoder's models usually have outside {@code output}. {@code models
 * init} shows them to a person beside its questions; the thresholds and {@code nms} are written
 * down.
 *
 * <p>Immutable; any thread.
 *
 * @param colorOrder the usual {@code colorOrder}, or empty if models differ
 * @param resize the usual {@code resize} and the keys that go with it, or empty if models differ
 * @param scale the usual {@code scale} and the keys that go with it, or empty if models differ
 * @param suppression the usual {@code mode} of {@code nms}
 * @param confidence the usual least confidence
 * @param iou the usual {@code iou} of {@code nms}
 */
public record UsualManifest(
    String colorOrder,
    String resize,
    String scale,
    String suppression,
    double confidence,
    double iou) {

  /** The value that models differ in. */
  public static final String DIFFERS = "";

  /** The scale of models that take pixels from 0 to 1. */
  public static final String SCALE_TO_ONE = "0.00392156862745098";

  /** The letterbox of most YOLO models. */
  public static final String YOLO_LETTERBOX =
      "letterboxCentered with \"padValue\": 114 and \"rounding\": \"halfEven\"";

  private static final double CONFIDENCE = 0.3;
  private static final double IOU = 0.65;

  /** Nothing is known, so doubles are suppressed for each label. */
  public static final UsualManifest UNKNOWN =
      new UsualManifest(DIFFERS, DIFFERS, DIFFERS, "perLabel");

  /**
   * Creates values with usual thresholds.
   *
   * @param colorOrder the usual {@code colorOrder}, or empty if models differ
   * @param resize the usual {@code resize}, or empty if models differ
   * @param scale the usual {@code scale}, or empty if models differ
   * @param suppression the usual {@code mode} of {@code nms}
   */
  public UsualManifest(String colorOrder, String resize, String scale, String suppression) {
    this(colorOrder, resize, scale, suppression, CONFIDENCE, IOU);
  }

  /**
   * The same values with the thresholds of the models' own makers.
   *
   * @param newConfidence the least confidence of a detection
   * @param newIou the greatest overlap of two detections
   * @return a copy
   */
  public UsualManifest withThresholds(double newConfidence, double newIou) {
    return new UsualManifest(colorOrder, resize, scale, suppression, newConfidence, newIou);
  }
}
