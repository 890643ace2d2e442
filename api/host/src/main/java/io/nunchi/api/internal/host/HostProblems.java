package io.nunchi.api.internal.host;

import io.nunchi.api.HostException;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;

/** The problems with calls of a host. */
final class HostProblems {

  private HostProblems() {}

  static HostException noSuchPlugin(String pluginId, List<String> loadedIds) {
    return new HostException(
        Problem.of("NUN-1010", "no plugin of this id is loaded")
            .expected(
                loadedIds.isEmpty()
                    ? "at least one plugin in the plugin directories"
                    : "one of " + String.join(", ", loadedIds))
            .found(pluginId)
            .where("plugin id")
            .fix("correct the id; the load report says which plugins were refused and why"));
  }

  static HostException hostIsClosed() {
    return new HostException(
        Problem.of("NUN-4502", "the host is closed")
            .expected("an open host")
            .found("a closed one")
            .where("host")
            .fix("build a new host"));
  }

  static HostException streamIdIsTaken(String streamId) {
    return new HostException(
        Problem.of("NUN-4504", "a stream of this id is open already")
            .expected("an id that no open stream has")
            .found(streamId)
            .where("stream " + streamId)
            .fix("close the other stream first, or give this one an id by withStreamId"));
  }

  static Problem listenerBlocks(String listener, Duration limit) {
    return Problem.of("NUN-4525", "a listener of the host has not returned, and the others wait")
        .expected("a return within " + limit)
        .found(listener + " still runs")
        .where("host")
        .fix("hand long work to another thread; streams and engines go on meanwhile");
  }

  static Problem shadowThreadNotEnded(List<String> threads) {
    return Problem.of("NUN-4524", "the thread of shadows did not end when the host was closed")
        .expected("the end of its turn in time")
        .found(threads + " in a candidate or a sink for disputed frames")
        .where("host")
        .fix("it was interrupted and left; fix the sink, or tell the plugin's vendor");
  }
}
