package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks the settings that are given to cameras together with a change of their engine. */
final class GivenCameraSettings {

  private GivenCameraSettings() {}

  /** Refuses settings that do not fit the plugin; names the stream and each setting. */
  static void requireFit(Generation next, String streamId, Map<String, String> given)
      throws HostException {
    refuse(problems(next, streamId, given));
  }

  /** The same for several streams, all of which must be there. */
  static void requireFit(
      Generation next, Map<String, Map<String, String>> given, Set<LiveStream> streams)
      throws HostException {
    Set<String> ids = new TreeSet<>();
    streams.forEach(stream -> ids.add(stream.id()));
    List<Problem> problems = new ArrayList<>();
    new TreeMap<>(given)
        .forEach(
            (streamId, settings) -> {
              if (ids.contains(streamId)) {
                problems.addAll(problems(next, streamId, settings));
              } else {
                problems.add(EngineProblems.noSuchStream(streamId, ids));
              }
            });
    refuse(problems);
  }

  private static List<Problem> problems(
      Generation next, String streamId, Map<String, String> given) {
    try {
      var unused = next.engine().plugin().streamSettings().parse(given);
      return List.of();
    } catch (SettingsException e) {
      return e.problems().stream()
          .map(problem -> problem.where(problem.where() + " of stream " + streamId))
          .toList();
    }
  }

  private static void refuse(List<Problem> problems) throws HostException {
    if (!problems.isEmpty()) {
      throw new HostException(problems, null);
    }
  }
}
