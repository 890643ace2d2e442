package io.nunchi.reference.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.internal.inference.ExecutionProvider.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchPlanTest {

  @ParameterizedTest
  @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "CPU")
  void aGpuCanUseACallerForEveryPlaceOfItsLanes(Kind gpu) {
    assertThat(new BatchPlan(gpu, BatchSizes.doublingUpTo(8), 2, "").concurrentCalls())
        .hasValue(16);
    assertThat(new BatchPlan(gpu, BatchSizes.fixed(4, 3), 2, "").concurrentCalls()).hasValue(6);
  }

  @Test
  void theProcessorCanUseNoMoreCallersThanItHasCores() {
    assertThat(new BatchPlan(Kind.CPU, BatchSizes.everyUpTo(8), 2, "").concurrentCalls()).isEmpty();
  }

  @Test
  void aGpuThatTakesOnePictureAtATimeLeavesTheNumberToTheHost() {
    assertThat(new BatchPlan(Kind.TENSORRT, BatchSizes.ONE, 1, "").concurrentCalls()).isEmpty();
  }
}
