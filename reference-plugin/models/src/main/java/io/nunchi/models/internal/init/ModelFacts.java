package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.guess.TensorFact;
import java.util.List;
import java.util.Map;

/**
 * The declarations of a model and its answer to noise.
 *
 * <p>Immutable; any thread.
 *
 * @param inputs the declared inputs
 * @param outputs the outputs, with the shapes of the real answer where there was one
 * @param metadata the exporter's entries in the file
 * @param remark the reason why it was not run, or empty if it was
 */
record ModelFacts(
    List<TensorFact> inputs,
    List<TensorFact> outputs,
    Map<String, String> metadata,
    String remark) {

  ModelFacts {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    metadata = Map.copyOf(metadata);
  }
}
