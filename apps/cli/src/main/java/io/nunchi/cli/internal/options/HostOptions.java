package io.nunchi.cli.internal.options;

import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.Distribution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a host: the directories of its plugins, and the plugins that it may load. */
public final class HostOptions {

  @Option(
      names = "--plugin-directory",
      paramLabel = "DIR",
      description = {
        "Take plugins from the subdirectories and jars of DIR; may be given more than once.",
        "Default: the plugins that come with this program."
      })
  private List<Path> directories = new ArrayList<>();

  @Option(
      names = "--plugin-digests",
      paramLabel = "FILE",
      description =
          "Load only plugins all of whose jars are listed in FILE by their SHA-256, as sha256sum"
              + " writes it. A jar that is not listed is refused, with the line that would allow"
              + " it.")
  private @Nullable Path allowList;

  /** The given directories; empty for the plugins of this program. */
  public List<Path> directories() {
    return List.copyOf(directories);
  }

  /** A host with these plugins. */
  public HostBuilder host() {
    HostBuilder builder = new HostBuilder();
    if (allowList != null) {
      builder.allowPluginDigests(allowList.toAbsolutePath());
    }
    if (directories.isEmpty()) {
      return builder.pluginDirectory(Distribution.pluginDirectory());
    }
    directories.forEach(directory -> builder.pluginDirectory(directory.toAbsolutePath()));
    return builder;
  }
}
