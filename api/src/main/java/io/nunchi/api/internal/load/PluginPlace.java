package io.nunchi.api.internal.load;

import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the plugins of one directory or jar live: their class loader and native folder. It is left
 * when the host has no use for it any more and its last engine is closed.
 */
public final class PluginPlace {

  private static final Logger LOG = LoggerFactory.getLogger(PluginPlace.class);

  private final PluginClassLoader classLoader;
  private final NativeFolder nativeFolder;
  private final Runnable onLeft;
  private int uses;
  private boolean retired;
  private boolean left;

  PluginPlace(PluginClassLoader classLoader, NativeFolder nativeFolder, Runnable onLeft) {
    this.onLeft = onLeft;
    this.classLoader = classLoader;
    this.nativeFolder = nativeFolder;
  }

  ClassLoader classLoader() {
    return classLoader;
  }

  NativeFolder nativeFolder() {
    return nativeFolder;
  }

  synchronized void use() {
    uses++;
  }

  synchronized List<Problem> endUse() {
    uses--;
    if (uses > 0) {
      return List.of();
    }
    List<Problem> findings = new ArrayList<>(LeftThreads.of(classLoader));
    if (retired) {
      findings.addAll(leave());
    }
    return findings;
  }

  /** The host starts no more engines here; says what stays behind if none is running. */
  synchronized List<Problem> retire() {
    retired = true;
    return uses > 0 ? List.of() : leave();
  }

  private List<Problem> leave() {
    if (left) {
      return List.of();
    }
    left = true;
    try {
      classLoader.close();
    } catch (IOException notClosed) {
      LOG.warn("Jars of {} could not be closed", classLoader.getName(), notClosed);
    }
    onLeft.run();
    return NativeFolders.removeUnlessUsed(nativeFolder, String.valueOf(classLoader.getName()));
  }
}
