package io.nunchi.reference.internal.decode;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.spi.failure.FrameRejectedException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class RowAxesTest {

  /** 65,536 masks of 256 x 256 cells would have 2^32 values. */
  @Test
  void rowsThatWouldNeedMoreValuesThanAnyTensorHasAreNotThere() {
    OutputTensor empty = OutputTensor.of("masks", FloatBuffer.allocate(0));

    assertThatExceptionOfType(FrameRejectedException.class)
        .isThrownBy(() -> RowAxes.requireRows(65_536, empty, 256 * 256))
        .withMessageContaining("NUN-5203")
        .withMessageContaining("output masks");
  }
}
