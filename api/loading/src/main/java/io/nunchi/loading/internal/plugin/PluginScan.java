package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.PluginRequirements;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.PluginTrust;
import io.nunchi.loading.internal.trust.TrustedLibraries;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One look at the plugin directories: keeps what is unchanged, and loads the rest. */
final class PluginScan {

  private static final HostLog LOG = HostLog.of(PluginScan.class);

  private final LoaderServices services;
  private final Inventory before;
  private final BooleanSupplier stopped;
  private final Map<Path, Candidate> candidates = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  /** A scan calls no plugin once {@code stopped} says true. */
  PluginScan(LoaderServices services, Inventory before, BooleanSupplier stopped) {
    this.services = services;
    this.before = before;
    this.stopped = stopped;
  }

  Inventory run(Listing listing) {
    try {
      return look(listing);
    } catch (Throwable e) { // nobody else knows the class loaders of this scan
      Inventory unpublished = Inventory.of(candidates, problems, warnings);
      var unused = unpublished.retireUnless(before); // the scan's failure matters more
      throw e;
    }
  }

  private Inventory look(Listing listing) {
    warnings.addAll(services.nativeFolders().warnings());
    Map<Path, JarFingerprints> present = new LinkedHashMap<>();
    for (Path candidate : listing.candidates(problems, warnings)) {
      Path location = candidate.toAbsolutePath().normalize();
      PluginScanner.inspect(location, problems, warnings);
      present.put(location, JarFingerprints.of(location));
    }
    PluginTrust.Scan trust = services.trust().beginScan(problems);
    present.forEach(this::keepIfUnchanged);
    present.forEach((location, prints) -> loadUnlessKept(location, prints, trust));
    before.candidates().keySet().stream()
        .filter(location -> before.candidates().get(location) != candidates.get(location))
        .forEach(
            location ->
                LOG.info("What was loaded from {} before is not used for new engines", location));
    return Inventory.of(candidates, problems, warnings);
  }

  private void keepIfUnchanged(Path location, JarFingerprints prints) {
    Candidate old = before.candidates().get(location);
    if (old != null && old.prints().equals(prints) && !old.mayLoadNow()) {
      candidates.put(location, old);
    }
  }

  private void loadUnlessKept(Path location, JarFingerprints prints, PluginTrust.Scan trust) {
    Candidate old = before.candidates().get(location);
    if (old != null && prints.overwrote(old.prints())) {
      problems.add(LoadProblems.overwritten(location));
    }
    if (!candidates.containsKey(location) && !stopped.getAsBoolean()) {
      candidates.put(location, loadOrRefuse(location, prints, trust));
    }
  }

  /** A jar that the JDK's own code stumbles over costs this candidate alone. */
  private Candidate loadOrRefuse(Path location, JarFingerprints prints, PluginTrust.Scan trust) {
    try {
      return load(location, prints, trust);
    } catch (RuntimeException e) {
      LOG.error("Plugin in {} could not be loaded", location, ThrowableSnapshot.of(e));
      PluginJars unread =
          new PluginJars(location, List.of(), Optional.empty(), PluginRequirements.NONE, List.of());
      Candidate refused = new Candidate(unread, prints);
      refused.refuse(List.of(LoadProblems.unreadable(location, FailureText.of(e))));
      return refused;
    }
  }

  private Candidate load(Path location, JarFingerprints prints, PluginTrust.Scan trust) {
    List<Problem> reasons = new ArrayList<>();
    List<Path> files = PluginScanner.jars(location, reasons);
    JarSet set = JarSet.open(files, nameOf(location), services, reasons);
    Optional<PluginRealm> realm = Optional.empty();
    Candidate candidate;
    try {
      reasons.addAll(trust.refusals(set.jars()));
      PluginJars jars = PluginJars.read(location, set.jars(), reasons);
      candidate = new Candidate(jars, prints);
      if (reasons.isEmpty()) {
        realm = realm(jars, set, reasons);
      }
    } finally {
      if (realm.isEmpty()) {
        set.close();
      }
    }
    realm.ifPresent(opened -> create(opened, candidate, reasons));
    if (!reasons.isEmpty()) {
      candidate.refuse(reasons);
    }
    return candidate;
  }

  /** Creates the plugins of a realm, which then belongs to the candidate or is retired. */
  private void create(PluginRealm realm, Candidate candidate, List<Problem> reasons) {
    boolean created = false;
    try {
      createPlugins(realm, candidate, reasons);
      created = !candidate.plugins().isEmpty();
    } finally {
      if (created) {
        candidate.settle(realm);
      } else {
        reasons.addAll(realm.retire());
      }
    }
  }

  private void createPlugins(PluginRealm realm, Candidate candidate, List<Problem> reasons) {
    PluginInstances instances =
        new PluginInstances(candidate.location(), realm, services.calls(), stopped);
    for (LoadedPlugin created : instances.create(reasons)) {
      String id = created.descriptor().id();
      Optional<Path> first = locationOf(id, candidate);
      if (first.isPresent()) {
        reasons.add(LoadProblems.duplicateId(id, first.get(), candidate.location()));
      } else {
        candidate.accept(created);
      }
    }
    if (candidate.plugins().isEmpty() && reasons.isEmpty()) {
      reasons.add(LoadProblems.noAnalyzer(candidate.location()));
    }
  }

  /** Opens the realm of a plugin's jars; empty, with the reason added, if that fails. */
  private Optional<PluginRealm> realm(PluginJars jars, JarSet set, List<Problem> reasons) {
    try {
      return Optional.of(realm(jars, set));
    } catch (IOException e) {
      reasons.add(LoadProblems.notCreated(jars.location(), FailureText.of(e)));
      return Optional.empty();
    }
  }

  private PluginRealm realm(PluginJars jars, JarSet set) throws IOException {
    NativeFolder nativeFolder = services.nativeFolders().create(nameOf(jars.location()));
    try {
      PluginClassLoader classLoader =
          new PluginClassLoader(
              jars.location(),
              jars.spiVersion().map(SpiVersion::toString).orElse("an unknown version"),
              set.jars());
      TrustedLibraries libraries = new TrustedLibraries(services.trust(), nativeFolder.path());
      return new PluginRealm(classLoader, set, nativeFolder, libraries, services.onRealmClosed());
    } catch (Throwable e) {
      NativeFolders.remove(nativeFolder.path());
      throw e;
    }
  }

  private static String nameOf(Path location) {
    return String.valueOf(location.getFileName());
  }

  private Optional<Path> locationOf(String pluginId, Candidate loading) {
    return Stream.concat(candidates.values().stream(), Stream.of(loading))
        .filter(candidate -> candidate.offers(pluginId))
        .map(Candidate::location)
        .findFirst();
  }

  /** Lists the present candidates, and adds the problems and warnings of the directories. */
  interface Listing {
    List<Path> candidates(List<Problem> problems, List<Problem> warnings);
  }
}
