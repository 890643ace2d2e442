package io.nunchi.reference.internal.engine;

import io.nunchi.spi.settings.LabelsType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.List;

/** The settings of one camera; all of them can change while the camera runs. */
public final class StreamReportingSettings {

  /** The least confidence of a detection of this camera; 0 means that the engine decides. */
  public static final Setting<Double> CONFIDENCE =
      Setting.of(
              "confidence",
              new NumberType(0, 1, ""),
              0.0,
              "Least confidence",
              "Detections of this camera below it are left out. 0 takes the engine's.")
          .changeableLive();

  /** Other least confidences of single labels of this camera. */
  public static final Setting<String> CONFIDENCE_BY_LABEL =
      LabelConfidences.setting(
          "Labels whose detections need another confidence in this camera's pictures, such as"
              + " person=0.4; car=0.35. They stand above Least confidence and above the engine.");

  /** The labels that are reported of this camera; none means those of the engine. */
  public static final Setting<List<String>> LABELS =
      Setting.of(
              "labels",
              new LabelsType(),
              List.of(),
              "Labels",
              "Only detections with these of the engine's labels are reported of this camera;"
                  + " nothing means all of them.")
          .changeableLive();

  /** All settings, in the order of a form. */
  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(CONFIDENCE, CONFIDENCE_BY_LABEL, LABELS);

  private StreamReportingSettings() {}
}
