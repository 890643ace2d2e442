package io.nunchi.tck.internal.watch;

import io.nunchi.loading.HostThread;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what is written to {@code System.out} and {@code System.err}, and remembers the first
 * text that a plugin wrote itself: while it was loaded, on a thread of the kit, or on one that was
 * started meanwhile, and neither through a logger nor on the thread on which the host logs. What
 * native code writes passes unseen.
 *
 * <p>Lifecycle: watches from {@link #watch} to {@link #close()}. Threading: any thread writes.
 */
public final class StandardStreams implements AutoCloseable {

  private static final List<String> NOT_THE_CALLER =
      List.of("java.io.", "java.lang.", "sun.nio.cs.", StandardStreams.class.getName() + "$");
  private static final int LONGEST = 200;
  private static final String HOSTS_LOG = "nunchi-log";

  private final PrintStream outBefore = System.out;
  private final PrintStream errBefore = System.err;
  private final Set<Thread> threadsBefore = LiveThreads.now().threads();
  private final AtomicReference<@Nullable String> first = new AtomicReference<>();
  private final PrintStream out = watched("System.out", outBefore);
  private final PrintStream err = watched("System.err", errBefore);
  private volatile @Nullable Thread loading = Thread.currentThread();

  private StandardStreams() {}

  /** Begins to watch; the calling thread loads the plugin. */
  public static StandardStreams watch() {
    StandardStreams streams = new StandardStreams();
    System.setOut(streams.out);
    System.setErr(streams.err);
    return streams;
  }

  /** Ends the loading: what its thread writes from now on is not the plugin's. */
  public void loaded() {
    loading = null;
  }

  private PrintStream watched(String name, PrintStream original) {
    return new PrintStream(new Watched(name, original), true, StandardCharsets.UTF_8);
  }

  /** The first text that the plugin wrote, with the place in its code; empty if it wrote none. */
  public Optional<String> written() {
    return Optional.ofNullable(first.get());
  }

  /** Puts the streams back that were there before, unless somebody replaced them meanwhile. */
  @Override
  public void close() {
    if (System.out == out) {
      System.setOut(outBefore);
    }
    if (System.err == err) {
      System.setErr(errBefore);
    }
  }

  private boolean mayBeThePlugin(Thread thread) {
    return thread instanceof KitThread
        || thread == loading
        || !(isTheHostsLog(thread) || threadsBefore.contains(thread));
  }

  /** The thread on which the host logs, whatever logger writes there; plugins never run on it. */
  private static boolean isTheHostsLog(Thread thread) {
    return thread instanceof HostThread && thread.getName().equals(HOSTS_LOG);
  }

  private final class Watched extends OutputStream {
    private final String name;
    private final PrintStream original;

    Watched(String name, PrintStream original) {
      this.name = name;
      this.original = original;
    }

    @Override
    public void write(int value) {
      note(new byte[] {(byte) value}, 0, 1);
      original.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      note(bytes, offset, length);
      original.write(bytes, offset, length);
    }

    @Override
    public void flush() {
      original.flush();
    }

    private void note(byte[] bytes, int offset, int length) {
      if (first.get() != null || !mayBeThePlugin(Thread.currentThread())) {
        return;
      }
      List<StackTraceElement> callers = callers();
      if (!LoggingCalls.areAmong(callers.stream().map(StackTraceElement::getClassName).toList())) {
        String text = new String(bytes, offset, Math.min(length, LONGEST), StandardCharsets.UTF_8);
        String place = callers.isEmpty() ? "an unknown place" : callers.get(0).toString();
        first.compareAndSet(null, "%s: \"%s\" from %s".formatted(name, text.strip(), place));
      }
    }

    private static List<StackTraceElement> callers() {
      return Stream.of(Thread.currentThread().getStackTrace())
          .filter(caller -> NOT_THE_CALLER.stream().noneMatch(caller.getClassName()::startsWith))
          .toList();
    }
  }
}
