package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.loading.HostThread;
import java.io.PrintStream;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class StandardStreamsTest {

  private static void onKitThread(Runnable task) throws InterruptedException {
    KitThread thread = new KitThread(task, "prints");
    thread.start();
    thread.join();
  }

  @Test
  void findsWhatAThreadOfTheKitPrints() throws InterruptedException {
    try (StandardStreams streams = StandardStreams.watch()) {
      streams.loaded();
      onKitThread(() -> System.out.println("found"));

      assertThat(streams.written())
          .hasValueSatisfying(
              text ->
                  assertThat(text)
                      .startsWith("System.out: \"found\" from ")
                      .contains(StandardStreamsTest.class.getName()));
    }
  }

  @Test
  void findsWhatTheLoadingThreadPrintsUntilItHasLoaded() {
    try (StandardStreams streams = StandardStreams.watch()) {
      streams.loaded();
      System.err.println("after loading");
      assertThat(streams.written()).isEmpty();
    }
    try (StandardStreams streams = StandardStreams.watch()) {
      System.err.println("while loading");
      assertThat(streams.written())
          .hasValueSatisfying(text -> assertThat(text).contains("while loading"));
    }
  }

  @Test
  void leavesLoggersAlone() throws InterruptedException {
    try (StandardStreams streams = StandardStreams.watch()) {
      streams.loaded();
      onKitThread(
          () -> new ConsoleHandler().publish(new LogRecord(Level.SEVERE, "through a logger")));

      assertThat(streams.written()).isEmpty();
    }
  }

  /** Any logger may write there, such as one that a VMS brings. */
  @Test
  void leavesTheHostsLogAlone() throws InterruptedException {
    try (StandardStreams streams = StandardStreams.watch()) {
      streams.loaded();
      Thread log = HostThread.of(() -> System.out.println("loaded a plugin"), "nunchi-log");
      log.start();
      log.join();

      assertThat(streams.written()).isEmpty();
    }
  }

  @Test
  void putsTheStreamsBack() {
    PrintStream out = System.out;
    PrintStream err = System.err;

    StandardStreams.watch().close();

    assertThat(System.out).isSameAs(out);
    assertThat(System.err).isSameAs(err);
  }

  @Test
  void leavesAStreamAloneThatSomebodySetMeanwhile() {
    PrintStream out = System.out;
    PrintStream others = new PrintStream(PrintStream.nullOutputStream());
    try {
      StandardStreams streams = StandardStreams.watch();
      System.setOut(others);
      streams.close();

      assertThat(System.out).isSameAs(others);
    } finally {
      System.setOut(out);
    }
  }
}
