package io.nunchi.api.fault;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testplugin.Command;

/** A recorded camera whose frames are offered to an engine that has no fault. */
final class HealthyCamera {

  private final Stream stream;
  private final RecordedCamera camera;

  HealthyCamera(AnalyticsHost host, Engine engine, String id, Pictures pictures)
      throws HostException {
    stream = host.openStream(Camera.named(id), engine, frame -> {});
    camera =
        new RecordedCamera(
            id, FaultRun.FRAMES_PER_SECOND, () -> stream.offer(pictures.of(Command.DETECT)));
  }

  Stream stream() {
    return stream;
  }

  RecordedCamera recording() {
    return camera;
  }

  CameraRate rate() {
    StreamCounters counters = stream.counters();
    return new CameraRate(counters.offered(), counters.analyzed());
  }
}
