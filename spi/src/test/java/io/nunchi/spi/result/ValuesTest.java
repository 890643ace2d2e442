package io.nunchi.spi.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.geometry.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results are values: they are compared, kept in sets, and read in logs. */
class ValuesTest {

  private static final BoundingBox BOX = new BoundingBox(0.1f, 0.2f, 0.3f, 0.4f);

  @Test
  void embeddingsAreEqualByModelAndValues() {
    Embedding embedding = new Embedding("reid", new float[] {1, 2});

    assertThat(embedding).isEqualTo(new Embedding("reid", new float[] {1, 2}));
    assertThat(embedding).isNotEqualTo(new Embedding("face", new float[] {1, 2}));
    assertThat(embedding).isNotEqualTo(new Embedding("reid", new float[] {1, 3}));
    assertThat(embedding).isNotEqualTo("reid");
    assertThat(embedding).hasSameHashCodeAs(new Embedding("reid", new float[] {1, 2}));
    assertThat(embedding.hashCode())
        .isNotEqualTo(new Embedding("face", new float[] {1, 2}).hashCode())
        .isNotEqualTo(new Embedding("reid", new float[] {1, 3}).hashCode());
    assertThat(embedding.modelId()).isEqualTo("reid");
    assertThat(embedding).hasToString("Embedding[reid, 2 values]");
  }

  @Test
  void masksAreEqualByShapeAndCoverage() {
    byte[] coverage = {0, 1, 2, 3, 4, (byte) 255};
    Mask mask = new Mask(3, 2, coverage);

    assertThat(mask).isEqualTo(new Mask(3, 2, coverage));
    assertThat(mask).isNotEqualTo(new Mask(2, 3, coverage));
    assertThat(mask).isNotEqualTo(new Mask(3, 2, new byte[6]));
    assertThat(mask).hasSameHashCodeAs(new Mask(3, 2, coverage));
    assertThat(mask.hashCode())
        .isNotEqualTo(new Mask(2, 3, coverage).hashCode())
        .isNotEqualTo(new Mask(3, 2, new byte[6]).hashCode())
        .isNotZero();
    assertThat(mask).hasToString("Mask[3x2]");
    assertThat(mask.columns()).isEqualTo(3);
    assertThat(mask.rows()).isEqualTo(2);
    assertThat(mask.coverage(0, 0)).isZero();
    assertThat(mask.coverage(2, 0)).isEqualTo(2);
    assertThat(mask.coverage(1, 1)).isEqualTo(4);
    assertThat(mask.coverage(2, 1)).isEqualTo(255);
  }

  @Test
  void detectionsSayWhatTheyAre() {
    Detection detection = Detection.builder("person", 0.5f, BOX).trackId(7).build();

    assertThat(detection.label()).isEqualTo("person");
    assertThat(detection.confidence()).isEqualTo(0.5f);
    assertThat(detection).hasToString("Detection[person 0.5 " + BOX + " track 7]");
    assertThat(Detection.of("person", 0.5f, BOX))
        .hasToString("Detection[person 0.5 " + BOX + "]")
        .isNotEqualTo(detection)
        .hasSameHashCodeAs(Detection.of("person", 0.5f, BOX));
    assertThat(detection.hashCode()).isNotEqualTo(Detection.of("car", 0.5f, BOX).hashCode());
  }

  @Test
  void resultsAreEqualByWhatWasFound() {
    FrameResult result = FrameResult.of(List.of(Detection.of("person", 0.5f, BOX)));

    assertThat(result).isNotEqualTo(FrameResult.nothing());
    assertThat(result).isNotEqualTo("person");
    assertThat(result)
        .hasSameHashCodeAs(FrameResult.of(List.of(Detection.of("person", 0.5f, BOX))));
    assertThat(result.hashCode()).isNotEqualTo(FrameResult.nothing().hashCode());
    assertThat(result.toString()).contains("person 0.5");
  }
}
