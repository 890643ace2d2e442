package io.nunchi.reference.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.spi.failure.FrameRejectedException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

  private static final OutputTensor TENSOR = OutputTensor.of("out", FloatBuffer.allocate(1));

  @Test
  void aConfidenceIsNeverANegativeZero() throws Exception {
    assertThat(Float.floatToRawIntBits(Answers.confidence(-0.0f, TENSOR, 0))).isZero();
  }

  @ParameterizedTest
  @ValueSource(floats = {-Float.MIN_VALUE, Float.NaN, 1.002f, Float.POSITIVE_INFINITY})
  void aNumberBesideTheRangeIsNoConfidence(float value) {
    assertThatThrownBy(() -> Answers.confidence(value, TENSOR, 0))
        .isInstanceOf(FrameRejectedException.class)
        .hasMessageContaining("NUN-5203");
  }
}
