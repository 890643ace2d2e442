package io.nunchi.reference.internal.decode.mask;

import static io.nunchi.reference.internal.decode.mask.PrototypeLayout.PROTOTYPES;
import static io.nunchi.reference.internal.decode.mask.PrototypeLayout.PROTOTYPES_TENSOR;
import static io.nunchi.reference.internal.decode.mask.PrototypeLayout.PROTOTYPE_STRIDE;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.reference.internal.decode.head.HeadRows;
import io.nunchi.reference.internal.decode.head.HeadShape;
import io.nunchi.reference.internal.decode.mask.PrototypeLayout.Prototypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code yolo-seg}: boxes with coefficients, and prototypes of masks. Source: Segment in
 * https://github.com/ultralytics/ultralytics, after YOLACT, arXiv 1904.02689.
 */
public final class YoloSegDecoder implements DecoderType {

  private static final Parameter<BoxUnit> BOX_UNIT =
      SharedParameters.BOX_UNIT.byDefault(BoxUnit.PIXELS);

  private static final int OF_BOX = 4;

  /** Creates the decoder. */
  @Inject
  public YoloSegDecoder() {}

  @Override
  public String name() {
    return "yolo-seg";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, 4 + labels + 32, boxes] and [1, 32, rows, columns]: boxes and prototypes of masks",
        "YOLOv8-seg, YOLO11-seg, YOLOv5-seg, YOLOv9-seg",
        "Two tensors: boxes as for `yolov8`, each with coefficients behind its label values, and"
            + " prototypes of masks. A mask is the sigmoid of the sum of the prototypes, weighted"
            + " by the box's coefficients, and is computed only for detections, under their boxes."
            + " Shapes: [1, 4 + labels + prototypes, boxes], [1, prototypes, rows, columns]."
            + " YOLOv5-seg has `\"anchorsPerCell\": 3` and `\"objectness\": true`.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Stream.concat(
            HeadRows.PARAMETERS.stream(),
            Stream.of(BOX_UNIT, PROTOTYPES_TENSOR, PROTOTYPES, PROTOTYPE_STRIDE))
        .toList();
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    Prototypes prototypes = Prototypes.read(parameters, model);
    BoxUnit unit = parameters.get(BOX_UNIT);
    return new PrototypeLayout(
        HeadRows.read(parameters, model, prototypes.coefficients()),
        ofModel -> new BoxReader(BoxForm.CENTER_AND_SIZE, unit, ofModel),
        prototypes,
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    Optional<TensorFact> prototypes = PrototypeLayout.prototypes(outputs);
    if (prototypes.isEmpty() || !outputs.mayBeFor("segment")) {
      return List.of();
    }
    return outputs.tensors().stream()
        .filter(output -> output.rank() == 3)
        .flatMap(output -> HeadShape.of(outputs, output).stream())
        .flatMap(head -> guess(outputs, head, prototypes.get()).stream())
        .toList();
  }

  private static Optional<Guess> guess(
      ModelOutputs outputs, HeadShape head, TensorFact prototypes) {
    int count = (int) prototypes.dimension(1);
    int labels = head.numbers() - count - OF_BOX - (head.anchors() > 1 ? 1 : 0);
    if (labels < 1) {
      return Optional.empty();
    }
    Guess guess =
        head.into(
            Guess.of(
                labels,
                head.boxesFirst() && head.anchors() == 1 ? 60 : 95,
                "4 + %d + %d numbers for %s, and %d planes over the picture"
                    .formatted(labels, count, head.description(), count)));
    return Optional.of(
        guess
            .with(PROTOTYPES_TENSOR, prototypes.name())
            .with(PROTOTYPES, count)
            .with(PROTOTYPE_STRIDE, PrototypeLayout.stride(outputs, prototypes)));
  }

  @Override
  public UsualManifest usualManifest() {
    return HeadRows.USUAL;
  }
}
