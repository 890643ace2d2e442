package io.nunchi.cli.internal.analyzer;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.HostException;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A plugin, as a user names it.
 *
 * @param path its jar, its folder, or a directory of plugins
 * @param id its id, where the path may hold several
 */
public record PluginLocation(Path path, Optional<String> id) {

  /**
   * Finds what a user named: what lies there, or else the plugin of the program that has this id.
   *
   * @param named a path or an id
   * @param bundled the directory of the plugins that came with the program
   */
  public static PluginLocation of(Path named, Path bundled) throws CliException {
    PluginLocation path = new PluginLocation(named.toAbsolutePath().normalize(), Optional.empty());
    boolean isPath = named.isAbsolute() || named.getNameCount() > 1 || Files.exists(named);
    if (isPath || !Files.isDirectory(bundled)) {
      return path;
    }
    String id = named.toString();
    try (AnalyticsHost host = new HostBuilder().pluginDirectory(bundled).build()) {
      return host.loadReport().plugins().stream()
          .filter(plugin -> plugin.descriptor().filter(found -> found.id().equals(id)).isPresent())
          .findFirst()
          .map(plugin -> new PluginLocation(plugin.location(), Optional.of(id)))
          .orElse(path);
    } catch (HostException e) {
      throw CliException.refusedBy(e);
    }
  }
}
