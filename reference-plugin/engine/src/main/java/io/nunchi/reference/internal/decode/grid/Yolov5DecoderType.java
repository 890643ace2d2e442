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
 * {@code yolov5}: one tensor of boxes x (center x, center y, width, height, objectness, one value
 * per label), decoded already, as YOLOv5 and YOLOv7 export it.
 *
 * <p>Parameters: {@code tensor}, {@code strides}, {@code anchorsPerCell}, {@code order}, {@code
 * boxUnit}, {@code activation}, {@code labelsPerBox}. Source: Detect in
 * https://github.com/ultralytics/yolov5.
 */
public final class Yolov5DecoderType implements DecoderType {

  private static final int MAX_ANCHORS = 16;
  private static final int DEFAULT_ANCHORS = 3;

  /** Creates the type. */
  @Inject
  public Yolov5DecoderType() {}

  @Override
  public String name() {
    return "yolov5";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    String tensor = parameters.text("tensor");
    long cells = Strides.cells(Strides.read(parameters, model), model);
    int anchors = parameters.integer("anchorsPerCell", 1, MAX_ANCHORS, DEFAULT_ANCHORS);
    return new YoloRowsLayout(
        tensor,
        cells * anchors,
        true,
        parameters.choice("order", YoloRowsLayout.ORDERS, true),
        parameters.choice("boxUnit", BoxUnit.CHOICES, BoxUnit.PIXELS),
        LabelScores.withoutBackground(
            parameters.choice("activation", Activation.CHOICES, Activation.NONE),
            parameters.choice("labelsPerBox", LabelScores.LABELS_PER_BOX, false)),
        model);
  }
}
