package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.guess.TensorFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declarations of a model and its answer to noise.
 *
 * <p>Immutable; any thread.
 *
 * @param inputs the declared inputs
 * @param outputs the outputs, with the shapes of the real answer where there was one
 * @param metadata the exporter's entries in the file
 * @param picture the input that takes the picture, with the size at which the model was run, if
 *     there is one
 * @param sizeTried true if nobody told that size
 * @param remark the reason why it was not run, or empty if it was
 */
record ModelFacts(
    List<TensorFact> inputs,
    List<TensorFact> outputs,
    Map<String, String> metadata,
    Optional<PictureFact> picture,
    boolean sizeTried,
    String remark) {

  ModelFacts {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    metadata = Map.copyOf(metadata);
  }

  /** Facts of a picture whose size was tried, at another one. */
  ModelFacts at(PictureFact other) {
    return new ModelFacts(inputs, outputs, metadata, Optional.of(other), true, remark);
  }
}
