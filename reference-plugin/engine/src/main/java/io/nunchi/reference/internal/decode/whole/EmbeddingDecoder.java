package io.nunchi.reference.internal.decode.whole;

import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.Answers;
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
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * {@code embedding}: one tensor of a vector that describes the look of the picture as a whole. It
 * becomes one detection of the manifest's only label, with confidence 1, whose box is all that the
 * model saw of the frame.
 */
public final class EmbeddingDecoder implements DecoderType {

  private static final Parameter<Integer> LENGTH =
      Parameter.of("length", ParameterType.integer(1, 65_536), "Number of elements of the vector.");
  private static final Parameter<Boolean> NORMALISE =
      Parameter.of(
              "normalise",
              ParameterType.flag(),
              "`true`: the vector is scaled to length 1, so that a dot product is the cosine.")
          .byDefault(false);

  /** Creates the decoder. */
  @Inject
  public EmbeddingDecoder() {}

  @Override
  public String name() {
    return "embedding";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, numbers]",
        "re-identification",
        "One tensor of a vector that describes what the picture shows, such as a person. It is"
            + " reported as one detection of the manifest's only label, with confidence 1 and the"
            + " box of a classifier, which carries the vector as its embedding together with the"
            + " model's id. Vectors of one model are near each other when the pictures show the"
            + " same thing. Use `\"nms\": {\"mode\": \"none\"}`. Shape: [1, length].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(TENSOR, LENGTH, NORMALISE);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    if (parameters.isSoundSoFar() && model.labelCount() != 1) {
      parameters.wrong(
          "decoder",
          "an embedding does not tell labels apart",
          "one label in $.labels, that of what is shown to the model",
          model.labelCount() + " labels",
          "list one label, such as person");
    }
    return new Layout(
        parameters.get(TENSOR), parameters.get(LENGTH), parameters.get(NORMALISE), model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return outputs.single(2).stream()
        .filter(output -> output.dimension(1) > 0)
        .map(EmbeddingDecoder::guess)
        .toList();
  }

  private static Guess guess(TensorFact output) {
    int length = (int) output.dimension(1);
    boolean sums = output.sample().rowsSumToOne(length) && output.sample().isConfidence();
    return Guess.of(
            1, sums ? 10 : 60, "one vector of " + length + " numbers that describes the picture")
        .with(TENSOR, output.name())
        .with(LENGTH, length);
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest(UsualManifest.DIFFERS, "stretch", UsualManifest.DIFFERS, "none")
        .withThresholds(0, 0.65);
  }

  /** A vector. */
  private record Layout(String tensor, int length, boolean normalise, ModelShape model)
      implements OutputLayout {

    @Override
    public List<ExpectedTensor> tensors() {
      return List.of(
          new ExpectedTensor(
              tensor,
              ElementType.FLOATING,
              List.of(1L, (long) length),
              "1 x " + length + " numbers"));
    }

    @Override
    public OutputDecoder newDecoder() {
      return new VectorDecoder(this);
    }

    @Override
    public boolean hasEmbeddings() {
      return true;
    }
  }

  private record VectorDecoder(Layout layout) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      OutputTensor vector = outputs.get(0);
      double squares = 0;
      for (int i = 0; i < layout.length(); i++) {
        double value = Answers.finite(vector.floatAt(i), vector, i);
        squares += value * value;
      }
      double divisor = layout.normalise() ? Math.sqrt(squares) : 1;
      candidates.add(0, 0, layout.model().inputWidth(), layout.model().inputHeight(), 1, 0);
      for (int i = 0; i < layout.length(); i++) {
        // A vector of zeros has no direction: 0 / 0 is refused like any other NaN.
        float value = (float) (vector.floatAt(i) / divisor);
        candidates.addToEmbedding(Answers.finite(value, vector, i));
      }
    }
  }
}
