package io.nunchi.api.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A frame takes the memory of its result and no more. With assertions a picture also keeps the
 * place of its last release, so they are off.
 */
@Timeout(120)
class FrameMemoryTest {

  @TempDir Path folder;

  @Test
  @SuppressWarnings("unchecked") // the class is the same but for its loader
  void aFrameTakesTheMemoryOfItsResult() throws Exception {
    Class<?> memory = ClassesAnew.withoutAssertions().loadClass(FrameMemory.class.getName());
    Map<String, Long> bytes =
        ((Callable<Map<String, Long>>) memory.getConstructor(Path.class).newInstance(folder))
            .call();
    assertThat(bytes).containsEntry(FrameMemory.OFFER, 0L);
    assertThat(bytes.get(FrameMemory.TURN)).isEqualTo(bytes.get(FrameMemory.RESULT));
    assertThat(Objects.requireNonNull(bytes.get(FrameMemory.RESULT))).isPositive();
    assertThat(bytes.get(FrameMemory.REPLACING_OFFER))
        .as("an offer in place of a waiting frame")
        .isEqualTo(bytes.get(FrameMemory.DROP));
  }
}
