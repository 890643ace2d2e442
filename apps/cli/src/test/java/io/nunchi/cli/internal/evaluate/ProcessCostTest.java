package io.nunchi.cli.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessCostTest {

  /** Counts for well over a hundredth of a second, says so, and waits. */
  private static final String WORK = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; echo; cat";

  @Test
  void theTimeAndMemoryOfWorkersCount() throws Exception {
    Process worker = new ProcessBuilder("sh", "-c", WORK).start();
    try (InputStream said = worker.getInputStream()) {
      assertThat(said.read()).isEqualTo('\n');
      ProcessCost alone = new ProcessCost();
      ProcessCost withWorker = new ProcessCost();
      withWorker.countWorkers();

      long withIt = withWorker.cpuNanos();
      assertThat(withIt - alone.cpuNanos()).as("less what this test takes").isPositive();
      long own = alone.peakMemoryBytes().orElseThrow();
      assertThat(withWorker.peakMemoryBytes().orElseThrow()).isGreaterThan(own);
    } finally {
      worker.destroyForcibly();
    }
  }
}
