package io.nunchi.reference.decoder.guess;

/**
 * Values that manifests of a decoder's models usually have outside {@code output}. {@code models
 * init} shows them to a person beside its questions; only {@code nms} is written down.
 *
 * <p>Immutable; any thread.
 *
 * @param colorOrder the usual {@code colorOrder}, or empty if models differ
 * @param resize the usual {@code resize} and the keys that go with it, or empty if models differ
 * @param scale the usual {@code scale} and the keys that go with it, or empty if models differ
 * @param suppression the usual {@code mode} of {@code nms}
 */
public record UsualManifest(String colorOrder, String resize, String scale, String suppression) {

  /** The value that models differ in. */
  public static final String DIFFERS = "";

  /** The scale of models that take pixels from 0 to 1. */
  public static final String SCALE_TO_ONE = "0.00392156862745098";

  /** The letterbox of most YOLO models. */
  public static final String YOLO_LETTERBOX =
      "letterboxCentered with \"padValue\": 114 and \"rounding\": \"halfEven\"";

  /** Nothing is known, so doubles are suppressed for each label. */
  public static final UsualManifest UNKNOWN =
      new UsualManifest(DIFFERS, DIFFERS, DIFFERS, "perLabel");
}
