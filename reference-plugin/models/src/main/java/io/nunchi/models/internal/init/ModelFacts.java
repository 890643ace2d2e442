package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.guess.TensorFact;
import java.util.List;
import java.util.Map;

/**
 * What a model says of itself, and how it answered to noise.
 *
 * <p>Immutable; any thread.
 *
 * @param inputs what it takes
 * @param outputs what it answers; shapes are those of the real answer where it gave one
 * @param metadata what its exporter wrote into it
 * @param remark why it was not run, or empty if it was
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
