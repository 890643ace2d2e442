package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Policies;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process whose heap is full for a while: supervision goes on when there is memory again. */
@Timeout(300)
class SupervisionOutOfMemoryTest {

  private static final Duration FULL = Duration.ofSeconds(3);
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path plugins;
  @TempDir Path work;

  /** The VMS whose heap is full. */
  public static final class Vms {

    private static final int SUPERVISED = 0;
    private static final int FORGOTTEN = 3;

    /** The latest piece that fills the heap, with the one before it; all are gone with it. */
    private static Object @Nullable [] ballast;

    private Vms() {}

    public static void main(String[] arguments) throws Exception {
      try (AnalyticsHost host =
              new HostBuilder()
                  .pluginDirectory(Path.of(arguments[0]))
                  .nativeRoot(Path.of(arguments[1]))
                  .supervision(Policies.realTime())
                  .maximumAge(Duration.ofHours(1))
                  .build();
          Engine engine = host.startEngine(ObedientPlugin.ID, Map.of("gate", "closed for ever"))) {
        Recorder before = new Recorder();
        Recorder after = new Recorder();
        Stream early = host.openStream(Camera.named("early"), engine, before);
        Stream late = host.openStream(Camera.named("late"), engine, after);
        Pictures pictures = new Pictures();
        analyzeLateFrame(early, pictures);
        fillTheHeap();
        analyzeLateFrame(late, pictures);
        Runtime.getRuntime()
            .halt(after.dropReasons().contains(DropReason.TIMED_OUT) ? SUPERVISED : FORGOTTEN);
      }
    }

    /** A frame whose call ends only if the supervisor interrupts it. */
    private static void analyzeLateFrame(Stream stream, Pictures pictures)
        throws InterruptedException {
      stream.offer(pictures.of(Command.WAIT_FOR_GATE));
      stream.awaitIdle(LONG);
    }

    /** Keeps the heap so full that every allocation of the supervisor fails for some rounds. */
    private static void fillTheHeap() {
      long endNanos = System.nanoTime() + FULL.toNanos();
      int size = 1 << 20;
      while (System.nanoTime() - endNanos < 0) {
        try {
          ballast = new @Nullable Object[] {ballast, new byte[size]};
        } catch (OutOfMemoryError e) {
          size = Math.max(16, size / 2);
        }
      }
      ballast = null;
    }
  }

  @Test
  void doesNotEndSupervision() throws Exception {
    Path log = work.resolve("log");
    Process vms =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Vms.class.getName(),
                CommandedPlugin.in(plugins).toString(),
                work.resolve("natives").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(vms.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(vms.exitValue()).as("%s", Files.readString(log)).isZero();
  }
}
