package io.nunchi.api.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.testing.ComparedPlugin;
import io.nunchi.api.testing.ManualHost;
import io.nunchi.api.testing.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A host whose live engine finds two persons; nothing may be left when it is closed. */
final class ShadowTestHost {

  static final Duration LONG = Duration.ofSeconds(30);
  static final ShadowPolicy EVERY_FRAME = ShadowPolicy.defaults().withSamplingRate(1);

  /** What the live engine finds. */
  static final String LIVE = "person 0.9 0 0 0.2 0.2; person 0.7 0.5 0 0.2 0.2";

  final Pictures pictures = new Pictures();
  final ManualHost manual;
  final Engine engine;
  final Path gate;

  ShadowTestHost(Path plugins, Path natives, Path gates) throws Exception {
    gate = gates.resolve("open");
    manual = new ManualHost(ComparedPlugin.in(plugins), natives, 2);
    engine = manual.host().startEngine(ComparedPlugin.ID, Map.of("find", LIVE));
  }

  /** Settings of a candidate. */
  Map<String, String> candidate(String find, String mode) {
    return Map.of("find", find, "mode", mode, "gate", gate.toString());
  }

  Shadow shadow(String find, String mode, ShadowPolicy policy) throws HostException {
    return engine.shadow(ComparedPlugin.ID, candidate(find, mode), policy);
  }

  Shadow shadowWith(String key, String value, ShadowPolicy policy) throws HostException {
    Map<String, String> settings = new HashMap<>(candidate(LIVE, "ok"));
    settings.put(key, value);
    return engine.shadow(ComparedPlugin.ID, settings, policy);
  }

  Stream open(String id, StreamListener listener) throws HostException {
    return manual.host().openStream(Camera.named(id), engine, listener);
  }

  /** Lets the live engine analyze a frame, whatever its shadow does. */
  void analyze(Stream stream) throws InterruptedException {
    stream.offer(pictures.of(0));
    assertThat(stream.awaitIdle(LONG)).isTrue();
  }

  /** Lets both analyze a frame. */
  void analyze(Stream stream, Shadow shadow) throws InterruptedException {
    analyze(stream);
    assertThat(shadow.awaitIdle(LONG)).isTrue();
  }

  void openGate() throws Exception {
    if (Files.notExists(gate)) {
      Files.createFile(gate);
    }
  }

  void close() throws Exception {
    openGate();
    manual.close();
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("nunchi-shadow"))) {
      Thread.onSpinWait(); // the test's time limit ends the wait for a thread that stays
    }
    while (pictures.unreleased() > 0) {
      Thread.onSpinWait();
    }
  }
}
