package io.nunchi.tck.internal.check;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.Parallel;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Contract rule 4.8: a round through the reference host, in which streams come, go and move, and
 * engines are swapped and shadowed, all while frames are analyzed.
 */
final class HostRoundCheck {

  private static final Duration LONG = Duration.ofDays(1);
  private static final int STREAMS = 16;
  private static final int OPENINGS = 10;
  private static final int[] FRAMES = {0, Walk.EMPTY_FRAMES + 4, Walk.EMPTY_FRAMES + 5};
  private static final String CHECK =
      "what engines of one process, and analyzers of one engine, share";

  private static final String CHECK_OF_RESULTS =
      "what the analyzer looks at beside the frames: threads, folders, names, and classes of the"
          + " host's";

  private final CheckSession session;
  private final AnalyticsHost host;
  private final HostRoundNotes notes = new HostRoundNotes();
  private final String pluginId;
  private final Map<String, String> settings;
  private final Map<String, String> streamSettings;
  private final List<WatchedFrame> frames = new ArrayList<>();
  private final List<ComparedStream> compared = new ArrayList<>();

  private HostRoundCheck(CheckSession session, AnalyticsHost host, Map<String, String> settings)
      throws ProblemException {
    this.session = session;
    this.host = host;
    this.pluginId = session.subject().loaded().descriptor().orElseThrow().id();
    this.settings = settings;
    this.streamSettings = session.subject().definition().streamSettings();
    for (int index : FRAMES) {
      frames.add(session.subject().walk().frame(index));
    }
    Walk right = session.subject().walk();
    for (Walk walk : List.of(right, right.going(Walk.Way.LEFT_BELOW))) {
      compared.add(new ComparedStream(session, walk, notes));
    }
    host.addListener(notes);
  }

  static void run(CheckSession session) throws Exception {
    if (session.subject().definition().location().isEmpty()) {
      throw session.skipped("the plugin was given as a class: verify its jar");
    }
    Path folder = session.subject().loaded().newFolder("round-");
    Path plugins = linkTo(session.subject().definition().location().get(), folder);
    Map<String, String> settings =
        session
            .subject()
            .libraries()
            .copied(session.subject().definition().engineSettings(), folder.resolve("libraries"));
    session.doing("ran the plugin in the reference host");
    try (AnalyticsHost host =
        new HostBuilder()
            .pluginDirectory(plugins)
            .nativeRoot(folder.resolve("natives"))
            .persistentRoot(folder.resolve("persistent"))
            .maximumAge(LONG)
            .supervision(patient())
            .build()) {
      new HostRoundCheck(session, host, settings).round();
    } catch (HostException refused) {
      throw session.failure("all of it succeeds", Problem.describe(refused.problems()), CHECK);
    }
  }

  /** The kit tells a hang by itself; a slow machine is no reason to give up. */
  private static SupervisionPolicy patient() {
    return SupervisionPolicy.builder()
        .analysisDeadline(LONG)
        .startDeadline(LONG)
        .openDeadline(LONG)
        .listenerDeadline(LONG)
        .build();
  }

  /** A folder in which the subject is the only plugin, or the one that it lies in with others. */
  private static Path linkTo(Path location, Path folder) throws IOException {
    if (Files.isDirectory(location) && !hasJars(location)) {
      return location;
    }
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Path link = plugins.resolve(location.getFileName());
    try {
      Files.createSymbolicLink(link, location.toAbsolutePath());
    } catch (IOException | UnsupportedOperationException noLinks) { // as without the right to it
      copy(location, link);
    }
    return plugins;
  }

  static void copy(Path from, Path to) throws IOException {
    try (java.util.stream.Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static boolean hasJars(Path location) throws IOException {
    try (java.util.stream.Stream<Path> files = Files.list(location)) {
      return files.anyMatch(file -> file.toString().endsWith(".jar"));
    }
  }

  private void round() throws Exception {
    Engine engine = host.startEngine(pluginId, settings);
    int streamCount = Math.max(1, session.streams(STREAMS + 1) - 1);
    List<Stream> streams = new ArrayList<>();
    for (int i = 0; i < streamCount; i++) {
      streams.add(open(engine, "camera " + i, i < compared.size() ? compared.get(i) : notes));
    }
    offerWalks(streams);
    beside(
        "swapped the engine while its streams got frames",
        streams,
        () -> engine.swap(settings, SwapPolicy.defaults().withDrainDeadline(LONG)));
    beside("rolled the swap back while streams got frames", streams, engine::rollback);
    Engine other = host.startEngine(pluginId, settings);
    if (!engine.descriptor().labels().isEmpty()) {
      beside(
          "ran a shadow beside an engine, the one before it and another one",
          streams,
          () -> shadow(engine, streams));
    }
    beside(
        "moved a camera to another engine and back while streams got frames",
        streams,
        () -> {
          streams.get(0).moveTo(other);
          streams.get(0).moveTo(engine);
          return "";
        });
    if (session.streams(streamCount + 1) > streamCount) {
      beside(
          "opened and closed %d streams while others got frames".formatted(OPENINGS),
          streams,
          () -> openAndClose(engine));
    }
    requireAllAccounted(streams);
    closeAll(engine, other, streams);
  }

  private Stream open(Engine engine, String id, StreamListener listener) throws HostException {
    Camera camera = new Camera(id, id, Walk.FRAMES_PER_SECOND, streamSettings);
    return host.openStream(camera, engine, StreamOptions.defaults(), listener);
  }

  /** Gives some streams a walk, whose results are compared, while the others get frames. */
  private void offerWalks(List<Stream> streams) throws Exception {
    session.doing(
        "ran the plugin in the reference host: offered frames to %d streams at once"
            .formatted(streams.size()));
    List<ComparedStream> walking = compared.subList(0, Math.min(compared.size(), streams.size()));
    List<Callable<Object>> calls = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      Stream stream = streams.get(i);
      Optional<ComparedStream> walk =
          i < walking.size() ? Optional.of(walking.get(i)) : Optional.empty();
      calls.add(
          () -> {
            if (walk.isPresent()) {
              walk.get().offerTo(stream);
            } else {
              offerAll(stream);
            }
            return "";
          });
    }
    Parallel.runAll("host", calls, session.subject().patience());
    requireNoProblem();
    for (ComparedStream each : walking) {
      each.requireSame(CHECK_OF_RESULTS);
    }
  }

  /** Does something while each stream gets frames from a thread of its own. */
  private void beside(String what, List<Stream> streams, Callable<?> deed) throws Exception {
    session.doing("ran the plugin in the reference host: " + what);
    List<Callable<Object>> calls = new ArrayList<>();
    calls.add(
        () -> {
          session.step();
          return deed.call();
        });
    for (Stream stream : streams) {
      calls.add(
          () -> {
            offerAll(stream);
            return "";
          });
    }
    Parallel.runAll("host", calls, session.subject().patience());
    requireNoProblem();
  }

  private void offerAll(Stream stream) throws InterruptedException {
    for (WatchedFrame frame : frames) {
      session.step();
      stream.offer(HostFrames.copy(frame));
      stream.awaitIdle(LONG);
    }
  }

  private Object shadow(Engine engine, List<Stream> streams) throws Exception {
    try (Shadow shadow = engine.shadow(pluginId, settings, ShadowPolicy.defaults())) {
      offerAll(streams.get(streams.size() - 1));
      return shadow.report();
    }
  }

  private Object openAndClose(Engine engine) throws Exception {
    for (int i = 0; i < OPENINGS; i++) {
      try (Stream stream = open(engine, "comes and goes", notes)) {
        stream.offer(HostFrames.copy(frames.get(0)));
        session.step();
      }
    }
    return "";
  }

  private void closeAll(Engine engine, Engine other, List<Stream> streams) throws Exception {
    session.doing(
        "ran the plugin in the reference host: closed its streams and engines at the same time");
    List<Callable<Object>> calls = new ArrayList<>();
    for (Stream stream : streams) {
      calls.add(() -> closed(stream));
    }
    calls.add(calls.size() / 2, () -> closed(engine));
    calls.add(() -> closed(other));
    Parallel.runAll("close", calls, session.subject().patience());
    requireNoProblem();
  }

  private static Object closed(AutoCloseable closeable) throws Exception {
    closeable.close();
    return "";
  }

  private void requireAllAccounted(List<Stream> streams) {
    for (Stream stream : streams) {
      StreamCounters counters = stream.counters();
      if (counters.offered() != counters.analyzed() + counters.dropped()
          || counters.analyzerRestarts() > 0
          || counters.openLeases() > 0) {
        throw session.failure(
            "every frame analyzed or rejected, no restart and no open lease",
            stream.id() + ": " + counters,
            CHECK);
      }
    }
  }

  private void requireNoProblem() {
    List<String> problems = new ArrayList<>(notes.problems());
    host.report().problems().stream()
        .filter(HostRoundNotes::isOfThePlugin)
        .map(Problem::toString)
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      throw session.failure("no problem of a stream or of the host", problems.get(0), CHECK);
    }
  }
}
