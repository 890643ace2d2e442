package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.Strides;
import jakarta.inject.Inject;

/**
 * {@code yolov8}: one tensor of (center x, center y, width, height, one value per label) x boxes,
 * without objectness, as YOLOv8, YOLOv9 and YOLO11 export it.
 *
 * <p>Parameters: {@code tensor}, {@code strides}, {@code order}, {@code boxUnit}, {@code
 * activation}, {@code labelsPerBox}. Source: Detect in https://github.com/ultralytics/ultralytics.
 */
public final class Yolov8DecoderType implements DecoderType {

  /** Creates the type. */
  @Inject
  public Yolov8DecoderType() {}

  @Override
  public String name() {
    return "yolov8";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    String tensor = parameters.text("tensor");
    long cells = Strides.cells(Strides.read(parameters, model), model);
    return new YoloRowsLayout(
        tensor,
        cells,
        false,
        parameters.choice("order", YoloRowsLayout.ORDERS, false),
        parameters.choice("boxUnit", BoxUnit.CHOICES, BoxUnit.PIXELS),
        LabelScores.withoutBackground(
            parameters.choice("activation", Activation.CHOICES, Activation.NONE),
            parameters.choice("labelsPerBox", LabelScores.LABELS_PER_BOX, false)),
        model);
  }
}
