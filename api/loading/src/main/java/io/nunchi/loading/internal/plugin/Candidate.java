package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.PluginReport;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory or jar that may be a plugin, with the plugins and reports that came of it. */
final class Candidate {

  private static final HostLog LOG = HostLog.of(Candidate.class);

  private final PluginJars jars;
  private final JarFingerprints prints;
  private final List<LoadedPlugin> plugins = new ArrayList<>();
  private final List<PluginReport> reports = new ArrayList<>();
  private @Nullable PluginRealm realm;

  Candidate(PluginJars jars, JarFingerprints prints) {
    this.jars = jars;
    this.prints = prints;
  }

  Path location() {
    return jars.location();
  }

  JarFingerprints prints() {
    return prints;
  }

  List<LoadedPlugin> plugins() {
    return plugins;
  }

  List<PluginReport> reports() {
    return reports;
  }

  Optional<PluginRealm> realm() {
    return Optional.ofNullable(realm);
  }

  /**
   * Returns true if another try may succeed although the jars are unchanged: a list of digests or
   * another plugin may have changed. A plugin that cost a thread gets no other try.
   */
  boolean mayLoadNow() {
    return plugins.isEmpty()
        && reports.stream().noneMatch(report -> PluginCalls.costAThread(report.problems()));
  }

  boolean offers(String pluginId) {
    return plugins.stream().anyMatch(plugin -> plugin.descriptor().id().equals(pluginId));
  }

  void settle(PluginRealm newRealm) {
    realm = newRealm;
  }

  void accept(LoadedPlugin plugin) {
    plugins.add(plugin);
    reports.add(
        new PluginReport(
            location(),
            jars.spiVersion(),
            jars.requirements(),
            Optional.of(plugin.descriptor()),
            PluginReport.State.LOADED,
            List.of(),
            jars.warnings()));
    jars.warnings().forEach(warning -> LOG.warn("{}", warning));
    LOG.info(
        "Loaded plugin {} {} from {}",
        plugin.descriptor().id(),
        plugin.descriptor().version(),
        location());
  }

  void refuse(List<Problem> problems) {
    reports.add(
        new PluginReport(
            location(),
            jars.spiVersion(),
            jars.requirements(),
            Optional.empty(),
            PluginReport.State.REFUSED,
            problems,
            List.of()));
    LOG.warn("Refused plugin in {}: {}", location(), Problem.describe(problems));
  }
}
