package io.nunchi.reference.internal.decode.mask;

import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;
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
import io.nunchi.reference.internal.decode.head.FinalRows;
import io.nunchi.reference.internal.decode.mask.PrototypeLayout.Prototypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code end2end-seg}: rows of detections with coefficients, and prototypes of masks, of a model
 * that suppresses doubles itself. Source: Segment26 in https://github.com/ultralytics/ultralytics.
 */
public final class End2endSegDecoder implements DecoderType {

  private static final Parameter<BoxForm> BOX_FORM =
      SharedParameters.BOX_FORM.byDefault(BoxForm.CORNERS);

  /** Creates the decoder. */
  @Inject
  public End2endSegDecoder() {}

  @Override
  public String name() {
    return "end2end-seg";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, rows, 6 + 32] and [1, 32, rows, columns]: detections and prototypes of masks",
        "YOLO26-seg, segmentation models of Ultralytics exported with their NMS",
        "Two tensors: rows as for `end2end`, each with coefficients behind its label number, and"
            + " prototypes of masks as for `yolo-seg`. Shapes: [1, rows, 6 + prototypes],"
            + " [1, prototypes, rows, columns]. Use `\"nms\": {\"mode\": \"none\"}`.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Stream.concat(
            FinalRows.PARAMETERS.stream(),
            Stream.of(BOX_FORM, PROTOTYPES_TENSOR, PROTOTYPES, PROTOTYPE_STRIDE))
        .toList();
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    Prototypes prototypes = Prototypes.read(parameters, model);
    BoxForm form = parameters.get(BOX_FORM);
    return new PrototypeLayout(
        FinalRows.read(parameters, prototypes.coefficients()),
        ofModel -> new BoxReader(form, BoxUnit.PIXELS, ofModel),
        prototypes,
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    Optional<TensorFact> prototypes = PrototypeLayout.prototypes(outputs);
    if (prototypes.isEmpty() || !outputs.mayBeFor("segment")) {
      return List.of();
    }
    int count = (int) prototypes.get().dimension(1);
    return outputs
        .find(o -> o.rank() == 3 && o.dimension(2) == FinalRows.OF_BOX_AND_LABEL + count)
        .map(
            rows ->
                Guess.of(0, 90, "rows of 6 + %d numbers, and %d planes".formatted(count, count))
                    .with(TENSOR, rows.name())
                    .with(PROTOTYPES_TENSOR, prototypes.get().name())
                    .with(PROTOTYPES, count)
                    .with(PROTOTYPE_STRIDE, PrototypeLayout.stride(outputs, prototypes.get())))
        .stream()
        .toList();
  }

  @Override
  public UsualManifest usualManifest() {
    return FinalRows.USUAL;
  }
}
