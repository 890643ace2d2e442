package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.gate.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SlowFrameTest {

  private static final String EVENT = "io.nunchi.SlowFrame";
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SLOW = Duration.ofMillis(400);
  private static final Duration JUST_BELOW = SLOW.minusMillis(100);

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path files;
  private final Pictures pictures = new Pictures();

  private List<RecordedEvent> recorded(Duration threshold) throws Exception {
    Gate gate = Gate.named(files.toString());
    try (Recording recording = new Recording()) {
      recording.enable(EVENT).withThreshold(threshold);
      recording.start();
      try (AnalyticsHost host =
              new HostBuilder()
                  .pluginDirectory(CommandedPlugin.in(plugins))
                  .nativeRoot(natives)
                  .maximumAge(Duration.ofHours(1))
                  .build();
          Engine engine = host.startEngine("test.scripted", Map.of("gate", gate.name()));
          Stream stream = host.openStream(Camera.named("gate"), engine, frame -> {})) {
        analyzeAndReject(stream);
        stream.offer(pictures.of(Command.WAIT_FOR_GATE));
        gate.awaitArrival();
        TimeUnit.NANOSECONDS.sleep(SLOW.toNanos());
        gate.open();
        assertThat(stream.awaitIdle(LONG)).isTrue();
      }
      assertThat(pictures.unreleased()).isZero();
      gate.remove();
      return events(recording);
    }
  }

  private void analyzeAndReject(Stream stream) throws InterruptedException {
    stream.offer(pictures.of(Command.DETECT));
    assertThat(stream.awaitIdle(LONG)).isTrue();
    stream.offer(pictures.of(Command.REJECT));
    assertThat(stream.awaitIdle(LONG)).isTrue();
  }

  private List<RecordedEvent> events(Recording recording) throws IOException {
    recording.stop();
    Path file = files.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(EVENT))
        .sorted(Comparator.comparingLong(event -> event.getLong("sequence")))
        .toList();
  }

  @Test
  void aFrameAboveTheThresholdIsAnEvent() throws Exception {
    List<RecordedEvent> events = recorded(JUST_BELOW);
    assertThat(events).allMatch(event -> event.getDuration().compareTo(JUST_BELOW) >= 0);
    RecordedEvent slow = events.get(events.size() - 1); // others only where the machine is slow
    assertThat(slow.getString("stream")).isEqualTo("gate");
    assertThat(slow.getLong("sequence")).isEqualTo(3);
    assertThat(slow.getLong("generation")).isEqualTo(1);
    assertThat(slow.getString("plugin")).isEqualTo("test.scripted");
    assertThat(slow.getString("outcome")).isEqualTo("ANALYZED");
    assertThat(slow.getDuration("analysisTime")).isBetween(Duration.ZERO, slow.getDuration());
    assertThat(slow.getDuration("waitTime")).isBetween(Duration.ZERO, slow.getDuration());
  }

  @Test
  void everyFrameIsAnEventWithoutAThreshold() throws Exception {
    assertThat(recorded(Duration.ZERO))
        .extracting(event -> event.getString("outcome"))
        .containsExactly("ANALYZED", "FRAME_REJECTED", "ANALYZED");
  }
}
