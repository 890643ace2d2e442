package io.nunchi.reference.internal.decode.whole;

import static io.nunchi.reference.internal.decode.SharedParameters.ROW_ACTIVATION;
import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * {@code classifier}: one tensor of a value per label, for the picture as a whole. A label that
 * reaches its threshold becomes a detection whose box is all that the model saw of the frame.
 */
public final class ClassifierDecoder implements DecoderType {

  private static final Parameter<Boolean> ALL_LABELS =
      Parameter.of(
              "labelsPerFrame",
              ParameterType.choice(LabelScores.LABELS_PER_BOX),
              "`best`: only the best label is reported. `all`: every label that reaches its"
                  + " threshold is.")
          .byDefault(false);

  private static final int IMAGENET_LABELS = 1000;

  /** Creates the decoder. */
  @Inject
  public ClassifierDecoder() {}

  @Override
  public String name() {
    return "classifier";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, labels]",
        "any classifier of whole pictures",
        "One tensor of a value per label, for the picture as a whole. A label that reaches its"
            + " threshold is reported as a detection whose box is all that the model saw: the whole"
            + " frame, or with `centerCrop` its middle. So thresholds, label filters and everything"
            + " that is done with detections work for it as for any other. Use"
            + " `\"nms\": {\"mode\": \"none\"}`. Shape: [1, labels].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TENSOR, ROW_ACTIVATION, ALL_LABELS);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new Layout(
        parameters.get(TENSOR),
        LabelScores.withoutBackground(parameters.get(ROW_ACTIVATION), parameters.get(ALL_LABELS)),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return outputs.single(2).stream()
        .filter(output -> output.dimension(1) > 0)
        .map(ClassifierDecoder::guess)
        .toList();
  }

  private static Guess guess(TensorFact output) {
    int labels = (int) output.dimension(1);
    boolean sums = output.sample().rowsSumToOne(labels) && output.sample().isConfidence();
    return Guess.of(
            labels,
            sums || labels == IMAGENET_LABELS ? 90 : 40,
            sums
                ? "one number per label; they sum to 1"
                : "one number per label; they need a softmax")
        .with(TENSOR, output.name())
        .with(ROW_ACTIVATION, sums ? Activation.NONE : Activation.SOFTMAX);
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest("RGB", "centerCrop", UsualManifest.DIFFERS, "none");
  }

  /** A value per label. */
  private record Layout(String tensor, LabelScores scores, ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          new ExpectedTensor(
              tensor,
              ElementType.FLOATING,
              List.of(1L, (long) model.labelCount()),
              "1 x " + model.labelCount() + " labels"));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new LabelDecoder(model, new LabelHits(scores));
    }
  }

  private record LabelDecoder(ModelShape model, LabelHits hits) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      hits.find(outputs.get(0), 0, 1, thresholds);
      hits.addTo(candidates, 0, 0, model.inputWidth(), model.inputHeight());
    }
  }
}
