package io.nunchi.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.internal.Json;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.Mask;
import org.junit.jupiter.api.Test;

class DetectionJsonTest {

  private static final BoundingBox BOX = new BoundingBox(0.1f, 0.2f, 0.3f, 0.4f);

  @Test
  void leavesOutWhatADetectionDoesNotHave() {
    assertThat(Json.line(DetectionJson.of(Detection.of("car", 0.7f, BOX), 100, 50)))
        .isEqualTo(
            "{\"label\":\"car\",\"confidence\":0.7,"
                + "\"box\":{\"left\":0.1,\"top\":0.2,\"width\":0.3,\"height\":0.4},"
                + "\"pixels\":{\"left\":10.0,\"top\":10.0,\"width\":30.0,\"height\":20.0}}");
  }

  @Test
  void carriesMasksAndEmbeddings() {
    Detection detection =
        Detection.builder("car", 0.7f, BOX)
            .mask(new Mask(2, 1, new byte[] {0, (byte) 255}))
            .embedding(new Embedding("reid", new float[] {0.5f, -1}))
            .build();

    assertThat(Json.line(DetectionJson.of(detection, 100, 50)))
        .contains("\"mask\":{\"columns\":2,\"rows\":1,\"coverage\":\"AP8=\"}")
        .contains("\"embedding\":{\"modelId\":\"reid\",\"values\":[0.5,-1.0]}");
  }
}
