package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.internal.json.StrictObject;
import java.util.List;

/** The key {@code extraInputs}. */
final class ExtraInputs {

  private static final int MAX_COUNT = 8;
  private static final Choices<ExtraInput.Content> CONTENTS =
      Choices.of("inputWidthHeight", ExtraInput.Content.INPUT_WIDTH_HEIGHT);

  private ExtraInputs() {}

  static List<ExtraInput> read(StrictObject root) {
    return root.objects("extraInputs", MAX_COUNT).stream()
        .map(input -> new ExtraInput(input.text("name"), input.choice("content", CONTENTS)))
        .toList();
  }
}
