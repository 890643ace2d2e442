package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.AnalyzerProblems;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.service.ChangeCourse;
import io.nunchi.api.internal.stream.LiveStream;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A generation that an engine is to run, and the way there.
 *
 * @param next the generation
 * @param policy the probe, the limits and the cameras' settings
 * @param course the steps, which may be cancelled
 * @param canary the engine whose streams come along, or null
 */
record SwitchPlan(
    Generation next, SwapPolicy policy, ChangeCourse course, @Nullable RunningEngine canary) {

  /** Refuses camera settings that do not fit the plugin, or are for a stream that is not there. */
  void requireCameraSettingsFit(Set<LiveStream> streams) throws HostException {
    GivenCameraSettings.requireFit(next, policy.cameraSettings(), streams);
  }

  /** Refuses an engine that declares fewer streams than are to move to it. */
  void requireRoom(int streams) throws HostException {
    OptionalInt most = next.engine().descriptor().maximumStreams();
    if (most.isPresent() && most.getAsInt() < streams) {
      throw new HostException(
          AnalyzerProblems.tooManyStreams(
              next.engine(), streams + " that are to move to it", "change of an engine"));
    }
  }

  /** The streams of the canary, which have their settings for the plugin already. */
  Set<LiveStream> guests() {
    return canary == null ? Set.of() : Set.copyOf(canary.streams());
  }

  /** The stream's camera with the settings that it is to have. */
  FrameOrigin originOf(LiveStream stream) {
    Map<String, String> given = policy.cameraSettings().get(stream.id());
    boolean isGuest = canary != null && canary.streams().contains(stream);
    return given == null || isGuest
        ? stream.originFor(next.identity().pluginId())
        : stream.originWith(given);
  }
}
