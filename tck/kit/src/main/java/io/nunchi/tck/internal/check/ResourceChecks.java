package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineStatus;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.LoadedSubject;
import io.nunchi.tck.internal.watch.JvmState;
import io.nunchi.tck.internal.watch.MappedLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Chapter 8: resources, but for what grows. */
final class ResourceChecks {

  private ResourceChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("8.1", GrowthChecks::enginesLeaveNothingBehind)
        .addWithEngine("8.2", GrowthChecks::framesLeaveNothingBehind)
        .addWithEngine("8.3", ResourceChecks::jvmStaysAsItWas)
        .addWithEngine("8.4", ResourceChecks::librariesAreInTheNativeFolder)
        .addWithEngine("8.5", ResourceChecks::statusIsSaid);
  }

  private static void jvmStaysAsItWas(CheckSession session) throws Exception {
    session.doing("ran an engine, and compared what belongs to the whole JVM with what was before");
    run(session);
    List<String> changes = JvmState.now().changesSince(session.subject().loaded().stateBefore());
    if (!changes.isEmpty()) {
      throw session.failure(
          "all of it as it was",
          String.join("\n", changes),
          "set...Default... and System.set... in the plugin and in the libraries it brings");
    }
  }

  private static void run(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    session.follow(engine, session.subject().walk());
    session.letGo(engine).close();
  }

  private static void librariesAreInTheNativeFolder(CheckSession session) throws Exception {
    if (!MappedLibraries.areKnown()) {
      throw session.skipped("this system does not say which libraries a process has mapped");
    }
    session.doing("ran an engine, and looked at the libraries that the process had mapped since");
    run(session);
    LoadedSubject loaded = session.subject().loaded();
    Path folder = real(loaded.nativeFolder().path());
    for (Path library : MappedLibraries.now().since(loaded.librariesBefore())) {
      if (!real(library).startsWith(folder)) {
        throw session.failure(
            "libraries in " + folder,
            library.toString(),
            "how the library is unpacked: NativeFolder.unpack, or withProperty for a binding that"
                + " unpacks by itself");
      }
    }
  }

  /** A library may be deleted while it is mapped. */
  private static Path real(Path path) throws IOException {
    return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
  }

  private static void statusIsSaid(CheckSession session) throws Exception {
    session.doing("asked an engine for its status()");
    EngineStatus status = session.startEngine().status();
    if (status == null
        || status.requestedProvider().isBlank()
        || status.actualProvider().isBlank()
        || status.reason().isBlank()) {
      throw session.failure(
          "the provider asked for, the one in use, and why: none of them blank",
          String.valueOf(status),
          "the arguments of new EngineStatus(...)");
    }
  }
}
