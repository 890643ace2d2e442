package io.nunchi.reference.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.json.DeclaredParameters;
import io.nunchi.reference.internal.json.StrictObject;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Layouts as the {@code output} object of a manifest describes them. */
public final class Layouts {

  private Layouts() {}

  /** Reads parameters, which must be sound. */
  public static OutputLayout of(DecoderType decoder, ObjectNode output, ModelShape model) {
    StrictObject object = StrictObject.of(output);
    object.text("decoder");
    OutputLayout layout =
        decoder.read(DeclaredParameters.read(object, decoder.parameters()), model);
    object.noteUnknownKeys();
    assertThat(object.problems()).isEmpty();
    return layout;
  }

  /** Reads parameters, which must be sound, from JSON without the key {@code decoder}. */
  public static OutputLayout of(DecoderType decoder, String parameters, ModelShape model) {
    ObjectNode output = (ObjectNode) new JsonMapper().readTree(parameters);
    return of(decoder, output.put("decoder", decoder.name()), model);
  }
}
