package io.nunchi.api.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.compared.ComparedPlugin;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A host whose live engine finds two persons; nothing may be left when it is closed. */
final class ShadowTestHost {

  static final ShadowPolicy EVERY_FRAME = ShadowPolicy.defaults().withSamplingRate(1);

  /** The detections of the live engine. */
  static final String LIVE = "person 0.9 0 0 0.2 0.2; person 0.7 0.5 0 0.2 0.2";

  final EngineFixture fixture;
  final Engine engine;

  ShadowTestHost(Path folder) throws Exception {
    fixture = EngineFixture.compared(folder, LIVE);
    engine = fixture.engine();
  }

  /** Settings of a candidate. */
  Map<String, String> candidate(String find, String mode) {
    return fixture.settings("find", find, "mode", mode);
  }

  Shadow shadow(String find, String mode, ShadowPolicy policy) throws HostException {
    return engine.shadow(ComparedPlugin.ID, candidate(find, mode), policy);
  }

  Shadow shadowWith(String key, String value, ShadowPolicy policy) throws HostException {
    Map<String, String> settings = new HashMap<>(candidate(LIVE, "ok"));
    settings.put(key, value);
    return engine.shadow(ComparedPlugin.ID, settings, policy);
  }

  /** Another engine like the live one. */
  Engine startOther() throws HostException {
    return fixture.host().startEngine(ComparedPlugin.ID, candidate(LIVE, "ok"));
  }

  Stream open(String id, StreamListener listener) throws HostException {
    return fixture.open(id, listener);
  }

  /** Lets the live engine analyze a frame, whatever its shadow does. */
  void analyze(Stream stream) throws InterruptedException {
    fixture.analyze(stream, Command.DETECT);
  }

  /** Lets both analyze a frame. */
  void analyze(Stream stream, Shadow shadow) throws InterruptedException {
    analyze(stream);
    assertThat(shadow.awaitIdle(EngineFixture.LONG)).isTrue();
  }

  void close() throws Exception {
    fixture.close();
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("nunchi-shadow")));
  }
}
