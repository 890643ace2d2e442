package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.guess.Guess;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A possible meaning of a model's outputs.
 *
 * @param decoder the decoder that guesses it
 * @param output the manifest's {@code output}
 * @param labelCount the number of labels there would be, or 0 if the outputs do not tell
 * @param likelihood the likelihood, from 0 to 100; only the order means anything
 * @param reason the fact of the outputs that suggests it
 */
record LayoutCandidate(
    DecoderType decoder, ObjectNode output, int labelCount, int likelihood, String reason) {

  private static final JsonMapper MAPPER = new JsonMapper();

  static LayoutCandidate of(DecoderType decoder, Guess guess) {
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("decoder", decoder.name());
    output.putAll(guess.parameters());
    return new LayoutCandidate(
        decoder,
        MAPPER.valueToTree(output),
        guess.labelCount(),
        guess.likelihood(),
        guess.reason());
  }

  LayoutCandidate ranked(int newLikelihood, String more) {
    return new LayoutCandidate(decoder, output, labelCount, newLikelihood, reason + "; " + more);
  }
}
