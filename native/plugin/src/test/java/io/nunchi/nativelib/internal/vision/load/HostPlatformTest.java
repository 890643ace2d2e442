package io.nunchi.nativelib.internal.vision.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.spi.failure.EngineStartException;
import org.junit.jupiter.api.Test;

class HostPlatformTest {

  @Test
  void refusesAJavaOf32Bits() {
    EngineStartException refused =
        catchThrowableOfType(
            EngineStartException.class, () -> HostPlatform.requirePointersOf64Bits(4));
    assertThat(refused.problems().get(0).code()).isEqualTo("NUN-6015");
    assertThat(refused.problems().get(0).found()).startsWith("pointers of 32 bits");
  }

  @Test
  void acceptsAJavaOf64Bits() {
    assertThatCode(() -> HostPlatform.requirePointersOf64Bits(8)).doesNotThrowAnyException();
  }
}
