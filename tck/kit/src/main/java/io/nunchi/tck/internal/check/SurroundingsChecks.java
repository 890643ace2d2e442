package io.nunchi.tck.internal.check;

import io.nunchi.loading.PluginRequirements.Need;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginManifest;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.LoadedSubject;
import io.nunchi.tck.internal.watch.JvmState;
import io.nunchi.tck.internal.watch.OpenSockets;
import io.nunchi.tck.internal.watch.WrittenFiles;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.StreamPlayer;
import io.nunchi.testing.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chapter 8: what surrounds an analyzer and belongs to the VMS. */
final class SurroundingsChecks {

  /** Special files of the system, which a device or a random number comes from. */
  private static final List<Path> OF_THE_SYSTEM =
      List.of(Path.of("/dev"), Path.of("/proc"), Path.of("/sys"));

  private SurroundingsChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("8.3", SurroundingsChecks::jvmStaysAsItWas)
        .addWithEngine("8.7", SurroundingsChecks::filesStayInTheirFolders)
        .addWithEngine("8.8", SurroundingsChecks::noSocketIsOpened)
        .addWithEngine("8.9", SurroundingsChecks::standardStreamsAreLeftAlone)
        .addWithEngine("8.10", SurroundingsChecks::callingThreadStaysAsItWas);
  }

  private static void jvmStaysAsItWas(CheckSession session) throws Exception {
    session.doing("ran an engine, and compared what belongs to the whole JVM with what was before");
    use(session);
    List<String> changes = JvmState.now().changesSince(session.subject().loaded().stateBefore());
    if (!changes.isEmpty()) {
      throw session.failure(
          "all of it as it was",
          String.join("\n", changes),
          "set...Default... and System.set... in the plugin and in the libraries it brings");
    }
  }

  private static void standardStreamsAreLeftAlone(CheckSession session) throws Exception {
    session.doing("ran an engine, and looked at what was written to System.out and System.err");
    use(session);
    Optional<String> written = session.subject().loaded().standardStreams().written();
    if (written.isPresent()) {
      throw session.failure(
          "nothing: they belong to the VMS",
          written.get(),
          "println, printStackTrace and banners; people read what goes to EngineContext.logger()");
    }
  }

  private static void noSocketIsOpened(CheckSession session) throws Exception {
    if (session.subject().loaded().needs().contains(Need.NETWORK)) {
      throw session.notApplicable("the plugin's manifest names the network as one of its needs");
    }
    if (!OpenSockets.areKnown()) {
      throw session.skipped("this system does not say which sockets a process has open");
    }
    session.doing("ran an engine, and looked at the sockets that the process had opened since");
    OpenSockets before = OpenSockets.now();
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = session.open(engine, "offline");
    for (int i = 0; i < Walk.FRAMES; i++) {
      StreamPlayer.analyze(analyzer, session.subject().walk().frame(i));
    }
    List<String> opened = OpenSockets.now().since(before);
    session.letGo(analyzer).close();
    session.letGo(engine).close();
    if (!opened.isEmpty()) {
      throw session.failure(
          "none, as the plugin's manifest does not name the network as one of its needs",
          String.join("\n", opened),
          "servers and clients in the plugin and in the libraries it brings; or the attribute "
              + PluginManifest.NEEDS);
    }
  }

  private static void filesStayInTheirFolders(CheckSession session) throws Exception {
    Path persistent = session.subject().loaded().newFolder("persistent-");
    if (session.subject().loaded().needs().contains(Need.FILES)) {
      useTwice(session, persistent);
      throw session.notApplicable(
          "the plugin's manifest names files as one of its needs; it works without a persistent"
              + " folder's content");
    }
    if (!WrittenFiles.areKnown()) {
      throw session.skipped("this JVM does not record which files are written");
    }
    session.doing("ran an engine, and recorded the files that were written meanwhile");
    List<WrittenFiles.Written> written;
    try (WrittenFiles recorded = WrittenFiles.record()) {
      use(session);
      useTwice(session, persistent);
      written = recorded.stop();
    }
    List<Path> allowed = writable(session.subject().loaded());
    allowed.add(persistent.toAbsolutePath().normalize());
    for (WrittenFiles.Written file : written) {
      if (allowed.stream().noneMatch(file.file()::startsWith)) {
        throw session.failure(
            "files in the folders of the context, and in the folder for temporary files",
            "%s, written by %s".formatted(file.file(), file.place()),
            "logs, caches and settings of the plugin and of the libraries it brings; or the"
                + " attribute "
                + PluginManifest.NEEDS);
      }
    }
  }

  /** Runs an engine twice, and deletes the content of its persistent folder between the runs. */
  private static void useTwice(CheckSession session, Path persistent) throws Exception {
    session.doing("ran an engine with a persistent folder, and recorded the files that it wrote");
    useWith(session, persistent);
    deleteContent(persistent);
    session.doing("ran an engine after the content of its persistent folder was deleted");
    try {
      useWith(session, persistent);
    } catch (CheckFailed finding) { // of a call in it, in better words
      throw finding;
    } catch (ProblemException | RuntimeException | Error thrown) { // whatever a plugin throws
      throw session.failure(
          "an engine that works as with a new folder",
          CallOutcome.describe(thrown),
          "what it expects to find in EngineContext.persistentFolder()");
    }
  }

  private static void useWith(CheckSession session, Path persistent) throws Exception {
    EngineContext context = session.subject().context().withPersistentFolder(persistent);
    AnalyzerEngine engine = session.keep(session.subject().plugin().createEngine(context));
    engine.warmUp();
    FrameAnalyzer analyzer = session.open(engine, "persistent");
    session.analyzeGood(analyzer, session.subject().walk().frame(0));
    session.letGo(analyzer).close();
    session.letGo(engine).close();
  }

  private static void deleteContent(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<Path> writable(LoadedSubject loaded) throws IOException {
    List<Path> folders = new ArrayList<>(OF_THE_SYSTEM);
    for (Path folder :
        List.of(loaded.nativeFolder().path(), Path.of(System.getProperty("java.io.tmpdir")))) {
      folders.add(folder.toAbsolutePath().normalize());
      if (Files.exists(folder)) {
        folders.add(folder.toRealPath());
      }
    }
    return folders;
  }

  private static void use(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    session.follow(engine, session.subject().walk());
    Provocations.whileOpen(session, engine);
    session.letGo(engine).close();
    Provocations.brokenStarts(session);
  }

  private static void callingThreadStaysAsItWas(CheckSession session) throws Exception {
    ThreadWatch watch = new ThreadWatch(session);
    AnalyzerEngine engine =
        watch.call(
            "createEngine",
            () ->
                session.keep(session.subject().plugin().createEngine(session.subject().context())));
    watch.run("warmUp", engine::warmUp);
    watch.call("the engine's descriptor", engine::descriptor);
    watch.call("status", engine::status);
    FrameAnalyzer analyzer = watch.call("openAnalyzer", () -> session.open(engine, "borrowed"));
    for (int i = 0; i < Walk.FRAMES; i++) {
      int index = i;
      watch.run(
          "analyze", () -> session.analyzeGood(analyzer, session.subject().walk().frame(index)));
    }
    watch.run("the analyzer's close", session.letGo(analyzer)::close);
    watch.run("the engine's close", session.letGo(engine)::close);
    ThreadLocals.requireSmall(session);
  }
}
