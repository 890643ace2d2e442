package io.nunchi.api.internal.analyzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Grants each plugin a folder that outlives the process, if the VMS gives a root for them. */
public final class PersistentFolders {

  private static final PersistentFolders NONE = new PersistentFolders(Optional.empty());

  private final Optional<Path> root;

  private PersistentFolders(Optional<Path> root) {
    this.root = root;
  }

  /** Grants no folder. */
  public static PersistentFolders none() {
    return NONE;
  }

  public static PersistentFolders below(Path root) {
    return new PersistentFolders(Optional.of(root.toAbsolutePath().normalize()));
  }

  /** The folder of a plugin, which is created when missing; empty if there is no root. */
  Optional<Path> folderOf(String pluginId) throws IOException {
    return root.isEmpty()
        ? Optional.empty()
        : Optional.of(Files.createDirectories(root.get().resolve(pluginId)));
  }
}
