package io.nunchi.cli.internal.source;

import com.sun.management.OperatingSystemMXBean;
import io.nunchi.bench.Machine;
import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.bench.measure.StageDurations;
import io.nunchi.cli.internal.CliException;
import java.lang.management.ManagementFactory;
import java.util.Objects;

/**
 * Measures the cost of making frames ready for an analyzer: reading, decoding, and whatever has to
 * be converted. For one thread.
 *
 * @param warmup frames before the measurement
 * @param frames measured frames; a shorter recording is read again
 */
public record DecodeBenchmark(int warmup, int frames) {

  private static final String DECODE = "decode";

  /** Decodes a recording or a folder of images. */
  public DecodeReport run(String location) throws CliException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    StageDurations durations = new StageDurations();
    try (RepeatedFrames source = RepeatedFrames.of(location)) {
      for (int i = 0; i < warmup; i++) {
        source.next().picture().release();
      }
      long before = system.getProcessCpuTime();
      SourceFrame.Decoded last = null;
      for (int i = 0; i < frames; i++) {
        last = source.next();
        last.picture().release();
        durations.add(DECODE, last.decodeNanos());
      }
      long processorNanos = system.getProcessCpuTime() - before;
      DurationSummary summary = Objects.requireNonNull(durations.summaries().get(DECODE), DECODE);
      SourceFrame.Decoded measured = Objects.requireNonNull(last, "at least one frame");
      return new DecodeReport(
          Machine.here(),
          location,
          frames,
          measured.picture().width(),
          measured.picture().height(),
          measured.picture().pixelFormat(),
          summary,
          Math.round(processorNanos / 1e3 / frames) / 1e3);
    }
  }
}
