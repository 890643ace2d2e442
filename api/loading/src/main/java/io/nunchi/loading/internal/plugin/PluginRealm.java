package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.TrustedLibraries;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The class loader and native folder that the plugins of one directory or jar share. It closes when
 * the host has retired it and its last engine is closed.
 */
public final class PluginRealm {

  private static final HostLog LOG = HostLog.of(PluginRealm.class);

  private final PluginClassLoader classLoader;
  private final NativeFolder nativeFolder;
  private final TrustedLibraries libraries;
  private final Runnable onClosed;
  private final Set<PluginUse> uses = new HashSet<>();
  private final Set<Long> reportedThreads = new HashSet<>();
  private final Map<JarFingerprints, JarClassLoader> tools = new HashMap<>();
  private final List<JarSet> jarSets = new ArrayList<>();
  private boolean retired;
  private boolean closed;

  /** Owns the class loader, its jars and the folder from now on. */
  PluginRealm(
      PluginClassLoader classLoader,
      JarSet jars,
      NativeFolder nativeFolder,
      TrustedLibraries libraries,
      Runnable onClosed) {
    this.onClosed = onClosed;
    jarSets.add(jars);
    this.classLoader = classLoader;
    this.nativeFolder = nativeFolder;
    this.libraries = libraries;
  }

  /** The jar or folder that the plugin was loaded from. */
  public Path location() {
    return Path.of(classLoader.location());
  }

  ClassLoader classLoader() {
    return classLoader;
  }

  NativeFolder nativeFolder() {
    return nativeFolder;
  }

  TrustedLibraries libraries() {
    return libraries;
  }

  /**
   * Opens the jars of tools below the plugin's class loader, once for all callers as long as the
   * jars are the same; they are closed together with it. Empty if it is closed already. Owns the
   * jars from now on.
   */
  synchronized Optional<ClassLoader> openTools(JarSet jars, JarFingerprints prints)
      throws IOException {
    JarClassLoader loader = closed ? null : tools.get(prints);
    if (closed || loader != null) {
      jars.close();
      return Optional.ofNullable(loader);
    }
    JarClassLoader opened = null;
    try {
      opened = new JarClassLoader("tools of " + classLoader.getName(), jars.jars(), classLoader);
    } finally {
      if (opened == null) {
        jars.close();
      }
    }
    tools.put(prints, opened);
    jarSets.add(jars);
    return Optional.of(opened);
  }

  synchronized PluginUse use() {
    PluginUse use = new PluginUse(this, LeftThreads.ids(classLoader));
    uses.add(use);
    return use;
  }

  synchronized List<Problem> endUse(PluginUse ended) {
    uses.remove(ended);
    List<Problem> problems = new ArrayList<>();
    List<Thread> left = LeftThreads.of(classLoader, this::isLeft);
    if (!left.isEmpty()) {
      left.forEach(thread -> reportedThreads.add(thread.getId()));
      problems.add(LeftThreads.problem(classLoader, left));
    }
    if (uses.isEmpty() && retired) {
      problems.addAll(close());
    }
    return problems;
  }

  /** Returns true for a thread that is older than every running engine: none of them started it. */
  private boolean isLeft(Thread thread) {
    return !reportedThreads.contains(thread.getId())
        && uses.stream().allMatch(use -> use.threadsBefore().contains(thread.getId()));
  }

  /** Ends the start of engines here; returns what stays behind if none is running. */
  synchronized List<Problem> retire() {
    retired = true;
    return uses.isEmpty() ? close() : List.of();
  }

  private List<Problem> close() {
    if (closed) {
      return List.of();
    }
    closed = true;
    tools.values().forEach(PluginRealm::close);
    close(classLoader);
    jarSets.forEach(JarSet::close);
    onClosed.run();
    return NativeFolders.removeUnlessUsed(nativeFolder, String.valueOf(classLoader.getName()));
  }

  private static void close(JarClassLoader classLoader) {
    try {
      classLoader.close();
    } catch (IOException e) {
      LOG.warn("Jars of {} could not be closed", classLoader.getName(), e);
    }
  }
}
