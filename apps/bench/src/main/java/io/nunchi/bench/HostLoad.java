package io.nunchi.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Offers the frames of many cameras to an analyzer that is too slow for all of them. For one
 * thread.
 *
 * @param workload the cameras
 * @param maximumAge the host's limit
 * @param warmUp the time before the measurement
 * @param measured the length of the measurement
 */
record HostLoad(
    HostBenchmark.Workload workload, Duration maximumAge, Duration warmUp, Duration measured) {

  private static final double MEBIBYTE = 1 << 20;

  /** Measures. */
  HostBenchReport.Load run(AnalyticsHost host, Engine engine) throws HostException {
    try (CameraFleet fleet =
        CameraFleet.open(host, engine, "camera", workload.streams(), workload.framesPerSecond())) {
      return measure(fleet);
    }
  }

  private HostBenchReport.Load measure(CameraFleet fleet) {
    List<Double> rss = new ArrayList<>();
    List<Double> heap = new ArrayList<>();
    fleet.offerFor(warmUp);
    look(rss, heap);
    fleet.reset();
    long begin = System.nanoTime();
    long offered = fleet.offerFor(measured.dividedBy(2));
    look(rss, heap);
    offered += fleet.offerFor(measured.dividedBy(2));
    double seconds = (System.nanoTime() - begin) / 1e9;
    look(rss, heap);
    CameraFleet.Figures figures = fleet.figures();
    return new HostBenchReport.Load(
        workload.streams(),
        workload.framesPerSecond(),
        workload.busyMillis(),
        seconds,
        offered,
        figures.analyzed(),
        Collections.min(figures.ofEachCamera()),
        Collections.max(figures.ofEachCamera()),
        figures.ageMillisP50(),
        figures.ageMillisP99(),
        figures.ageMillisMax(),
        maximumAge.toMillis(),
        rss,
        heap);
  }

  private static void look(List<Double> rss, List<Double> heap) {
    ResidentMemory.bytesAfterCollection().ifPresent(bytes -> rss.add(bytes / MEBIBYTE));
    heap.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE);
  }
}
