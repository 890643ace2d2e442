package io.nunchi.api.internal.host;

import io.nunchi.loading.HostThread;
import io.nunchi.loading.internal.call.Supervisor;
import io.nunchi.loading.internal.plugin.PluginClassLoader;
import io.nunchi.spi.failure.Problem;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shutdown hook that logs the plugin that ends the process: when the JVM shuts down while the
 * host is open, the calling thread is still in {@code Runtime.exit}. Java cannot prevent such a
 * call.
 */
final class PluginExitHook implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PluginExitHook.class);

  private final Supervisor supervisor;
  private final Thread hook = HostThread.of(this::look, "nunchi-exit-watch");

  private PluginExitHook(Supervisor supervisor) {
    this.supervisor = supervisor;
  }

  /** Registers the hook until it is closed; does nothing while the JVM shuts down. */
  static PluginExitHook start(Supervisor supervisor) {
    PluginExitHook watch = new PluginExitHook(supervisor);
    try {
      Runtime.getRuntime().addShutdownHook(watch.hook);
    } catch (IllegalStateException e) {
      LOG.debug("Nobody is told who ends this process", e);
    }
    return watch;
  }

  private void look() {
    Thread.getAllStackTraces().forEach(this::look);
  }

  private void look(Thread thread, StackTraceElement[] trace) {
    boolean exits =
        Stream.of(trace)
            .anyMatch(
                frame ->
                    frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"));
    Optional<StackTraceElement> culprit =
        Stream.of(trace)
            .filter(frame -> PluginClassLoader.isName(frame.getClassLoaderName()))
            .findFirst();
    if (exits && culprit.isPresent()) {
      LOG.error("{}", exit(thread, culprit.get()));
    }
  }

  private Problem exit(Thread thread, StackTraceElement place) {
    return Problem.of("NUN-4541", "a plugin ends the process")
        .expected("no call of System.exit by a plugin (rule 8.3)")
        .found("a call at " + place)
        .where(
            supervisor
                .runningCall(thread)
                .orElse("thread " + thread.getName() + ", outside any call of the host"))
        .fix("remove the plugin, and tell its vendor; nothing in Java keeps it from doing so");
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("The process ends while the host is closed", e);
    }
  }
}
