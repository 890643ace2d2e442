package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.guess.TensorFact;
import java.util.List;
import java.util.Map;

/**
 * The facts of a model: its declarations, its metadata and its answer to noise.
 *
 * <p>Immutable; any thread.
 *
 * @param inputs its inputs
 * @param outputs its outputs, with the shapes of the real answer where it gave one
 * @param metadata the metadata that its exporter wrote into it
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
