package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.Choices;
import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.Strides;
import jakarta.inject.Inject;
import java.util.List;

/**
 * {@code yolov5-heads}: one raw tensor for each stride, of (x, y, width, height, objectness, one
 * value per label) for each anchor of each cell, as YOLOv5 and YOLOv7 are exported for other
 * runtimes.
 *
 * <p>Parameters: {@code tensors}, {@code strides}, {@code anchors}, {@code order}, {@code
 * activation}, {@code labelsPerBox}. Source: Detect in https://github.com/ultralytics/yolov5.
 */
public final class Yolov5HeadsDecoderType implements DecoderType {

  private static final int MAX_ANCHOR_NUMBERS = 256;
  private static final float MIN_ANCHOR = 0.01f;
  private static final float MAX_ANCHOR = 8192;
  private static final Choices<Boolean> ORDERS =
      Choices.of("anchorsRowsColumnsNumbers", true).or("anchorsNumbersRowsColumns", false);

  /** Creates the type. */
  @Inject
  public Yolov5HeadsDecoderType() {}

  @Override
  public String name() {
    return "yolov5-heads";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    List<Integer> strides = Strides.read(parameters, model);
    List<String> tensors = Strides.tensors(parameters, "tensors", strides);
    List<Float> anchors = parameters.numbers("anchors", MAX_ANCHOR_NUMBERS, MIN_ANCHOR, MAX_ANCHOR);
    if (parameters.isSoundSoFar() && anchors.size() % (2 * strides.size()) != 0) {
      parameters.wrong(
          "anchors",
          "there are not as many anchors for each stride",
          "width and height of each anchor, stride by stride: a multiple of "
              + 2 * strides.size()
              + " numbers",
          anchors.size() + " numbers",
          "list the anchors as the model was trained with them");
    }
    return new Yolov5HeadsLayout(
        tensors,
        strides,
        anchors,
        parameters.choice("order", ORDERS),
        LabelScores.withoutBackground(
            parameters.choice("activation", Activation.CHOICES, Activation.SIGMOID),
            parameters.choice("labelsPerBox", LabelScores.LABELS_PER_BOX, false)),
        model);
  }
}
