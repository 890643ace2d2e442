package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.watch.MappedLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Chapter 8: resources, but for what grows. */
final class ResourceChecks {

  private ResourceChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("8.1", GrowthChecks::enginesLeaveNothingBehind)
        .addWithEngine("8.2", GrowthChecks::framesLeaveNothingBehind)
        .addWithEngine("8.4", ResourceChecks::librariesAreInTheNativeFolder)
        .addWithEngine("8.5", ResourceChecks::statusIsSaid)
        .addWithEngine("8.6", ResourceChecks::namedLibrariesAreTheTrustedOnes)
        .addWithEngine("8.13", HeapPerFrameCheck::run);
  }

  private static void librariesAreInTheNativeFolder(CheckSession session) throws Exception {
    Path folder = real(session.subject().loaded().nativeFolder().path());
    Set<Path> named = session.subject().definition().namedFiles();
    Set<Path> libraries = librariesOfARun(session);
    if (libraries.isEmpty()) {
      throw session.notApplicable("the process has mapped no native library since");
    }
    session.figure("native libraries", libraries.size());
    for (Path library : libraries) {
      if (!real(library).startsWith(folder) && !named.contains(real(library))) {
        throw session.failure(
            "libraries in " + folder,
            library.toString(),
            "how the library is unpacked: NativeFolder.unpack, or withProperty for a binding that"
                + " unpacks by itself");
      }
    }
  }

  private static void namedLibrariesAreTheTrustedOnes(CheckSession session) throws Exception {
    Set<Path> named = session.subject().definition().namedFiles();
    if (named.isEmpty()) {
      throw session.notApplicable("no setting of the engine names a file");
    }
    session.doing("ran an engine, and looked for the files that its settings name in its process");
    requireNoneMapped(session, named, during(session, session.subject().context()));
    if (session.subject().libraries().areNone()) {
      throw session.notApplicable("the engine loads no library that its settings name");
    }
    session.doing("ran an engine in a host that trusts no library that a setting names");
    requireNoneMapped(session, named, duringRefusal(session));
  }

  private static void requireNoneMapped(
      CheckSession session, Set<Path> named, MappedLibraries mapped) {
    for (Path file : named) {
      if (mapped.isNewSince(session.subject().loaded().librariesBefore(), file)) {
        throw session.failure(
            "the copy that the context gave for " + file + ", and nothing if it refused",
            "the file that a setting names is mapped itself",
            "where it is loaded: from the path that EngineContext.trustedLibrary returns");
      }
    }
  }

  private static Set<Path> librariesOfARun(CheckSession session) throws Exception {
    session.doing("ran an engine, and looked at the libraries that the process had mapped since");
    MappedLibraries mapped = during(session, session.subject().context());
    Set<Path> since = new TreeSet<>();
    for (Path library : mapped.since(session.subject().loaded().librariesBefore())) {
      if (!session.subject().loaded().isOfAnotherLoader(real(library))) {
        since.add(library);
      }
    }
    return since;
  }

  /** Returns what is mapped while an engine is open: closing it may unload its libraries. */
  private static MappedLibraries during(CheckSession session, EngineContext context)
      throws Exception {
    if (!MappedLibraries.areKnown()) {
      throw session.skipped("this system does not say which libraries a process has mapped");
    }
    AnalyzerEngine engine = session.startEngine(context);
    session.follow(engine, session.subject().walk());
    MappedLibraries mapped = MappedLibraries.now();
    session.letGo(engine).close();
    return mapped;
  }

  /**
   * Returns what is mapped while or after an engine, if it starts at all, runs without a library.
   */
  private static MappedLibraries duringRefusal(CheckSession session) throws Exception {
    try {
      return during(session, session.subject().context().trustingNoLibrary());
    } catch (ProblemException | CheckFailed refused) { // it need not run
      return MappedLibraries.now();
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
