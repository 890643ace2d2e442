package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.compared.ComparedPlugin;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Settings of cameras across changes of the plugin. Both plugins know {@code top}: of the compared
 * one it is at most 0.5, of the scripted one at most 1.
 */
@Timeout(60)
class CameraSettingsTest {

  private static final SwapPolicy POLICY = SwapPolicy.defaults();

  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private EngineFixture fixture;
  private Engine engine;
  private Stream stream;

  @BeforeEach
  void openStream() throws Exception {
    fixture = EngineFixture.compared(folder, "person 0.9 0 0 0.2 0.2");
    fixture.loadScripted();
    engine = fixture.engine();
    stream = fixture.open("gate", recorder);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    fixture.close();
  }

  private SwapReport swapToScripted(SwapPolicy policy) throws HostException {
    return engine.swap(ObedientPlugin.ID, fixture.settings(), policy);
  }

  private HostException refusalOfSwap(SwapPolicy policy) {
    return catchThrowableOfType(HostException.class, () -> swapToScripted(policy));
  }

  private Map<String, String> settingsOfTheNextFrame() throws InterruptedException {
    fixture.analyze(stream, Command.DETECT);
    return recorder.results().get(recorder.results().size() - 1).camera().settings();
  }

  private static SwapPolicy giving(String streamId, String key, String value) {
    return POLICY.withCameraSettings(Map.of(streamId, Map.of(key, value)));
  }

  @Test
  void changeOnOnePluginDoesNotKeepTheEngineFromReturningToAnother() throws Exception {
    swapToScripted(POLICY);
    stream.changeSettings(Map.of("top", "0.75")); // which the plugin before would refuse
    assertThat(settingsOfTheNextFrame()).isEqualTo(Map.of("top", "0.75"));
    engine.rollback();
    assertThat(settingsOfTheNextFrame()).isEmpty();
    engine.rollback();
    assertThat(settingsOfTheNextFrame()).isEqualTo(Map.of("top", "0.75"));
  }

  @Test
  void unsetSettingReturnsToItsDefaultAndFitsEveryPlugin() throws Exception {
    swapToScripted(POLICY);
    stream.changeSettings(Map.of("top", "0.75"));
    stream.changeSettings(Map.of(), Set.of("top"));
    assertThat(settingsOfTheNextFrame()).isEmpty();
    assertThat(recorder.results().get(0).result().detections().get(0).box().top()).isZero();
    engine.swap(ComparedPlugin.ID, Map.of(), POLICY.withoutRollback());
    assertThat(settingsOfTheNextFrame()).isEmpty();
  }

  @Test
  void swapGivesACameraItsSettingsAndARollbackRestoresThoseOfBefore() throws Exception {
    Recorder others = new Recorder();
    Stream other = fixture.open("yard", others);
    swapToScripted(giving("gate", "top", "0.75"));
    assertThat(settingsOfTheNextFrame()).isEqualTo(Map.of("top", "0.75"));
    assertThat(recorder.results().get(0).result().detections().get(0).box().top())
        .as("the first frame of the plugin has them")
        .isEqualTo(0.75f);
    assertThat(stream.camera().settings()).isEqualTo(Map.of("top", "0.75"));
    fixture.analyze(other, Command.DETECT);
    assertThat(others.results().get(0).camera().settings()).isEmpty();
    engine.rollback();
    assertThat(settingsOfTheNextFrame()).isEmpty();
    engine.rollback();
    assertThat(settingsOfTheNextFrame()).isEqualTo(Map.of("top", "0.75"));
  }

  @Test
  void unfitSettingRefusesTheSwapByTheNamesOfStreamAndSetting() throws Exception {
    EngineGeneration before = engine.generation();
    HostException refused = refusalOfSwap(giving("gate", "top", "1.5"));
    assertThat(refused.problems())
        .extracting(problem -> problem.code() + " " + problem.where())
        .containsExactly("NUN-2002 setting top of stream gate");
    assertThat(engine.generation()).isEqualTo(before);
    assertThat(settingsOfTheNextFrame()).isEmpty();
    assertThat(recorder.results().get(0).generation()).isEqualTo(before);
  }

  @Test
  void unknownStreamRefusesTheSwap() {
    HostException refused =
        refusalOfSwap(
            POLICY.withCameraSettings(Map.of("gaet", Map.of(), "gate", Map.of("lid", "1"))));
    assertThat(refused.problems())
        .extracting(Problem::code, Problem::where)
        .containsExactly(
            tuple("NUN-4572", "stream gaet"), tuple("NUN-2001", "setting lid of stream gate"));
    assertThat(refused.problems().get(0).expected()).contains("[gate]");
  }

  @Test
  void failedSwapLeavesNothingOfTheGivenSettingsBehind() throws Exception {
    HostException refused =
        catchThrowableOfType(
            HostException.class,
            () ->
                engine.swap(
                    ObedientPlugin.ID,
                    fixture.settings("start", "nan"),
                    giving("gate", "top", "0.75")));
    assertThat(refused.problems().get(0).code()).isEqualTo("NUN-4513");
    swapToScripted(POLICY);
    assertThat(settingsOfTheNextFrame()).isEmpty();
  }

  @Test
  void oneCameraMovesToAnotherEngineWithItsSettingsAndBackToThoseOfBefore() throws Exception {
    Engine other = fixture.host().startEngine(ObedientPlugin.ID, fixture.settings());
    HostException refused =
        catchThrowableOfType(HostException.class, () -> stream.moveTo(other, Map.of("top", "1.5")));
    assertThat(refused.problems().get(0).where()).isEqualTo("setting top of stream gate");
    assertThat(settingsOfTheNextFrame()).isEmpty();
    stream.moveTo(other, Map.of("top", "0.75"));
    assertThat(settingsOfTheNextFrame()).isEqualTo(Map.of("top", "0.75"));
    assertThat(recorder.results().get(1).generation()).isEqualTo(other.generation());
    assertThat(
            catchThrowableOfType(HostException.class, () -> stream.moveTo(other, Map.of()))
                .problems()
                .get(0)
                .code())
        .isEqualTo("NUN-4573");
    stream.moveTo(engine);
    assertThat(settingsOfTheNextFrame()).isEmpty();
    stream.moveTo(other);
    assertThat(settingsOfTheNextFrame()).isEqualTo(Map.of("top", "0.75"));
    assertThat(recorder.dropped()).isEmpty();
  }

  @Test
  void moveFromAnEngineThatTheStreamHasLeftMeanwhileIsRefused() throws Exception {
    Engine second = fixture.host().startEngine(ObedientPlugin.ID, fixture.settings());
    Engine third = fixture.host().startEngine(ObedientPlugin.ID, fixture.settings());
    stream.moveTo(second);
    LiveStream.Owner before = (LiveStream.Owner) engine;
    HostException late =
        catchThrowableOfType(
            HostException.class, () -> before.moveStream((LiveStream) stream, third, null));
    assertThat(late.problems().get(0).code()).isEqualTo("NUN-4516");
    assertThat(fixture.host().metrics().engines())
        .filteredOn(metrics -> metrics.streams() == 1)
        .extracting(EngineMetrics::generation)
        .containsExactly(second.generation());
    stream.moveTo(third);
  }

  @Test
  void movesBesideChangesOfSettingsLoseNeither() throws Exception {
    swapToScripted(POLICY);
    Engine other = fixture.host().startEngine(ObedientPlugin.ID, fixture.settings());
    List<Engine> engines = List.of(other, engine);
    Thread mover =
        new Thread(
            () -> {
              for (int i = 0; i < 50; i++) {
                try {
                  stream.moveTo(engines.get(i % 2));
                } catch (HostException e) {
                  throw new IllegalStateException(e);
                }
              }
            });
    mover.start();
    for (int i = 0; mover.isAlive(); i++) {
      String top = i % 2 == 0 ? "0.25" : "0.5";
      stream.changeSettings(Map.of("top", top));
      fixture.analyze(stream, Command.DETECT);
      assertThat(
              recorder
                  .results()
                  .get(recorder.results().size() - 1)
                  .result()
                  .detections()
                  .get(0)
                  .box()
                  .top())
          .isEqualTo(Float.parseFloat(top));
    }
    mover.join();
    recorder.assertNoFrameIsLost(stream.counters());
  }
}
