package io.nunchi.api.internal.engine;

import io.nunchi.api.CanaryPolicy;
import io.nunchi.api.HostException;
import io.nunchi.api.internal.stream.LiveStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Chooses the cameras of a canary; the same ids give the same choice. */
final class CanaryCameras {

  private CanaryCameras() {}

  static List<LiveStream> choose(CanaryPolicy policy, Set<LiveStream> streams, String pluginId)
      throws HostException {
    TreeMap<String, LiveStream> byId = new TreeMap<>();
    streams.forEach(stream -> byId.put(stream.id(), stream));
    Set<String> wanted = policy.streamIds();
    if (byId.isEmpty() || !byId.keySet().containsAll(wanted)) {
      throw EngineProblems.noSuchCamera(wanted, byId.keySet(), pluginId);
    }
    if (!wanted.isEmpty()) {
      byId.keySet().retainAll(wanted);
      return List.copyOf(byId.values());
    }
    List<LiveStream> shuffled = new ArrayList<>(byId.values());
    shuffled.sort(
        Comparator.<LiveStream>comparingLong(stream -> mixed(stream.id()))
            .thenComparing(LiveStream::id));
    return List.copyOf(shuffled.subList(0, (int) Math.ceil(policy.share() * shuffled.size())));
  }

  /** Neighbours by name, such as the cameras of one building, are far apart by this number. */
  private static long mixed(String id) {
    CRC32 sum = new CRC32();
    sum.update(id.getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }
}
