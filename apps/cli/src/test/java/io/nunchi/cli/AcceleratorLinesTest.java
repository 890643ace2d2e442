package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.bench.AcceleratorBenchReport;
import io.nunchi.bench.AcceleratorBenchReport.Accelerated;
import io.nunchi.bench.AcceleratorBenchReport.Processor;
import io.nunchi.bench.AcceleratorBenchmark.Workload;
import io.nunchi.bench.Machine;
import io.nunchi.bench.TargetVerdict;
import io.nunchi.bench.measure.Spread;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceleratorLinesTest {

  @Test
  void saysFiguresWithTheirSpreadAndEveryVerdict() {
    Accelerated alone =
        new Accelerated(
            new Spread(2970, 2900, 3000),
            new Spread(15, 14, 16),
            new Spread(40, 20, 90),
            new Spread(30, 29, 31),
            0.957);
    Processor processor =
        new Processor(
            new Spread(90, 80, 95),
            new Spread(100, 98, 101),
            new Spread(0.9, 0.8, 0.95),
            new Spread(0.93, 0.92, 0.94));
    AcceleratorBenchReport report =
        new AcceleratorBenchReport(
            "nunchi bench host",
            new Machine(2, "a JVM", "a system"),
            new Workload(200, 15, 16, 20),
            alone,
            alone,
            processor,
            List.of(new TargetVerdict("fast", "slow", Optional.of(false))));

    assertThat(String.join("\n", AcceleratorLines.of(report)))
        .contains("200 cameras of the accelerator and 16 of the processor at 15.0 frames/s")
        .contains("alone       2970 (2900 to 3000) results/s, 99.0 % of 3000")
        .contains("30.0 (29.0 to 31.0) frames in a batch")
        .contains("age 15.0 (14.0 to 16.0) ms (p50), 40.0 (20.0 to 90.0) ms (p99)")
        .contains("least share of a camera 95.7 %")
        .contains("90.0 (80.0 to 95.0) results/s beside the accelerator, 100.0 (98.0 to 101.0)")
        .contains("ratio 0.900 (0.800 to 0.950)")
        .contains("equal processor time of the process 0.930 (0.920 to 0.940)")
        .endsWith("MISSED   fast: slow");
  }
}
