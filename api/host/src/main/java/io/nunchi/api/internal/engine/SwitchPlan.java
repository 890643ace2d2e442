package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.service.ChangeCourse;
import io.nunchi.api.internal.stream.LiveStream;
import java.util.Map;
import java.util.Set;

/**
 * A generation that an engine is to run, and the way there.
 *
 * @param next the generation
 * @param policy the probe, the limits and the cameras' settings
 * @param course the steps, which may be cancelled
 */
record SwitchPlan(Generation next, SwapPolicy policy, ChangeCourse course) {

  /** Refuses camera settings that do not fit the plugin, or are for a stream that is not there. */
  void requireCameraSettingsFit(Set<LiveStream> streams) throws HostException {
    GivenCameraSettings.requireFit(next, policy.cameraSettings(), streams);
  }

  /** The stream's camera with the settings that it is to have. */
  FrameOrigin originOf(LiveStream stream) {
    Map<String, String> given = policy.cameraSettings().get(stream.id());
    return given == null
        ? stream.originFor(next.identity().pluginId())
        : stream.originWith(given);
  }
}
