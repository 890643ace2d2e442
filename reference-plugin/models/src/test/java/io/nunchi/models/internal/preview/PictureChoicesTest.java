package io.nunchi.models.internal.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.guess.UsualManifest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PictureChoicesTest {

  private static final UsualManifest YOLO =
      new UsualManifest(
          "RGB", UsualManifest.YOLO_LETTERBOX, UsualManifest.SCALE_TO_ONE, "perLabel");

  private static ObjectNode answered(String resize) {
    ObjectNode open = JsonMapper.shared().createObjectNode();
    open.putObject("preprocessing")
        .put("colorOrder", "RGB")
        .put("resize", "? which")
        .put("scale", 1);
    Choice choice =
        PictureChoices.of(open, YOLO).get(0).stream()
            .filter(one -> one.name().equals(resize))
            .findFirst()
            .orElseThrow();
    choice.answer().accept(open);
    return open.withObject("/preprocessing");
  }

  @Test
  void theUsualLetterboxIsDrawnAsItsExporterRounds() {
    assertThat(answered("letterboxCentered").path("rounding").asString()).isEqualTo("halfEven");
    assertThat(answered("letterboxCentered").path("padValue").asInt()).isEqualTo(114);
  }

  @Test
  void anotherFitKeepsTheDefaultRounding() {
    assertThat(answered("letterboxTopLeft").has("rounding")).isFalse();
    assertThat(answered("stretch").has("rounding")).isFalse();
  }
}
