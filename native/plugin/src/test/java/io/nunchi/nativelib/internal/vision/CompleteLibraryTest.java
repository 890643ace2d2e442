package io.nunchi.nativelib.internal.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.nunchi.nativelib.fixture.CompleteLibrary;
import io.nunchi.nativelib.fixture.DrawnFrame;
import io.nunchi.nativelib.fixture.GivenStream;
import io.nunchi.nativelib.fixture.NativeEngines;
import io.nunchi.nativelib.fixture.TestContext;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.Point;
import io.nunchi.spi.geometry.Polygon;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.FrameAttribute;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.spi.result.StageTiming;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A library that uses everything that came with version 1.1 of the header. */
@Timeout(60)
class CompleteLibraryTest {

  @TempDir private static Path folder;
  private static CompleteLibrary library = new CompleteLibrary(Path.of(""));

  private final Frame frame = DrawnFrame.plain(7, 8, 6, PixelFormat.BGR);

  @BeforeAll
  static void compiles() {
    library = CompleteLibrary.compile(folder);
  }

  @AfterEach
  void leavesNothingOpen() {
    assertThat(library.openStreams()).as("open streams").isZero();
    assertThat(library.openEngines()).as("open engines").isZero();
  }

  private static TestContext context(String settings) {
    return NativeEngines.context(library.path(), settings, folder);
  }

  private static AnalyzerEngine engine(String settings) throws EngineStartException {
    return NativeEngines.start(context(settings));
  }

  private FrameResult resultWith(String settings) throws ProblemException {
    return resultWith(settings, NativeEngines.stream("gate"));
  }

  private FrameResult resultWith(String settings, StreamContext stream) throws ProblemException {
    try (AnalyzerEngine engine = engine(settings);
        FrameAnalyzer analyzer = engine.openAnalyzer(stream)) {
      return analyzer.analyze(frame);
    }
  }

  @Test
  void saysWhatItCan() throws ProblemException {
    try (AnalyzerEngine engine = engine("")) {
      assertThat(engine.descriptor().ruleTypes())
          .containsExactly("LineDetector", "LoiteringDetector");
      assertThat(engine.descriptor().concurrentCalls()).hasValue(8);
      assertThat(engine.descriptor().capabilities()).containsExactlyInAnyOrder(Capability.values());
      assertThat(engine.status().reason()).contains("ABI 1.1");
    }
  }

  @Test
  void copiesAllOfADetection() throws ProblemException {
    List<Detection> detections = resultWith("").detections();
    Detection first = detections.get(0);
    assertThat(first.attributes())
        .extracting(Attribute::name, Attribute::confidence)
        .containsExactly(tuple("identity", 1f), tuple("settings", 0.5f));
    assertThat(first.keypoints())
        .containsExactly(
            Keypoint.of("left-eye", 0.25f, 0.5f, 0.75f),
            Keypoint.of("right-eye", 0.5f, 0.5f, 0.25f));
    assertThat(first.mask())
        .contains(new Mask(3, 2, new byte[] {0, 51, 102, (byte) 153, (byte) 204, (byte) 255}));
    assertThat(first.embedding()).contains(new Embedding("looks-1", new float[] {1, -2, 0.5f}));
    assertThat(first.trackId()).hasValue(7);
    Detection second = detections.get(1);
    assertThat(second.attributes()).isEmpty();
    assertThat(second.keypoints()).isEmpty();
    assertThat(second.mask()).isEmpty();
    assertThat(second.embedding()).isEmpty();
  }

  @Test
  void copiesRuleEvents() throws ProblemException {
    try (AnalyzerEngine engine = engine("");
        FrameAnalyzer analyzer = engine.openAnalyzer(NativeEngines.stream("gate"))) {
      RuleEvent crossed = RuleEvent.builder("LineDetector", "entrance").build();
      assertThat(analyzer.analyze(frame).ruleEvents())
          .containsExactly(crossed, loitering().started(0).build());
      assertThat(analyzer.analyze(DrawnFrame.plain(9, 8, 6, PixelFormat.BGR)).ruleEvents())
          .containsExactly(crossed, loitering().ended(0).endNanos(900_000_000).build());
    }
  }

  private static RuleEvent.Builder loitering() {
    return RuleEvent.builder("LoiteringDetector", "bench")
        .confidence(0.875f)
        .startNanos(700_000_000)
        .trackIds(List.of(7L, 9L))
        .region(Polygon.of(List.of(new Point(0, 0), new Point(1, 0), new Point(0.5, 0.75))))
        .properties(Map.of("Direction", "Right", "Note", "größer – 大"));
  }

  @Test
  void copiesAttributesOfFrameAndClip() throws ProblemException {
    assertThat(resultWith("").attributes())
        .containsExactly(
            FrameAttribute.of(Attribute.of("scene", "street", 0.5f), 700_000_000, 700_000_000),
            FrameAttribute.of(Attribute.of("action", "fall", 0.25f), 0, 700_000_000));
  }

  @Test
  void goesOnFromASavedState() throws ProblemException {
    try (AnalyzerEngine engine = engine("")) {
      SavedState saved;
      try (FrameAnalyzer first = engine.openAnalyzer(NativeEngines.stream("gate"))) {
        first.analyze(frame);
        first.analyze(frame);
        saved = first.saveState().orElseThrow();
      }
      assertThat(saved)
          .isEqualTo(
              SavedState.of("org.example.complete.frames", 1, new byte[] {2, 0, 0, 0, 0, 0, 0, 0}));
      try (FrameAnalyzer second = engine.openAnalyzer(NativeEngines.stream("gate").from(saved))) {
        second.analyze(frame);
        assertThat(second.saveState().orElseThrow().bytes()[0]).isEqualTo((byte) 3);
      }
      SavedState strange = SavedState.of("org.example.other", 9, new byte[0]);
      try (FrameAnalyzer afresh = engine.openAnalyzer(NativeEngines.stream("gate").from(strange))) {
        assertThat(afresh.saveState().orElseThrow().bytes()[0]).isZero();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "state format, a state.format",
    "state huge, a state.byte_count of at most 67108864",
    "state null, a pointer to 8 bytes",
    "state low, a pointer to state.bytes",
    "state failed, status OK"
  })
  void failsOnAStateThatCannotBeKept(String fault, String expected) throws ProblemException {
    try (AnalyzerEngine engine = engine("fault=" + fault);
        FrameAnalyzer analyzer = engine.openAnalyzer(NativeEngines.stream("gate"))) {
      AnalyzerFailedException failed =
          catchThrowableOfType(AnalyzerFailedException.class, analyzer::saveState);
      assertThat(failed.problems().get(0).code()).isEqualTo(NativeErrors.NO_STATE);
      assertThat(failed.problems().get(0).expected()).isEqualTo(expected);
    }
  }

  @Test
  void isLicensedForTwoStreams() throws ProblemException {
    try (AnalyzerEngine engine = engine("")) {
      assertThat(engine.descriptor().maximumStreams()).hasValue(2);
      try (FrameAnalyzer first = engine.openAnalyzer(NativeEngines.stream("first"));
          FrameAnalyzer second = engine.openAnalyzer(NativeEngines.stream("second"))) {
        AnalyzerFailedException refused =
            catchThrowableOfType(
                AnalyzerFailedException.class,
                () -> engine.openAnalyzer(NativeEngines.stream("third")).close());
        assertThat(refused.problems().get(0).found())
            .isEqualTo("FAILED: the licence is for 2 streams");
        assertThat(first.analyze(frame).detections())
            .hasSameSizeAs(second.analyze(frame).detections());
      }
    }
  }

  @Test
  void countsTheFramesOfABatch() throws ProblemException {
    assertThat(resultWith("").timings())
        .containsExactly(StageTiming.ofBatch(StageTiming.INFERENCE, 2000, 4));
  }

  @Test
  void isToldAboutTheStream() throws ProblemException {
    assertThat(said(resultWith(""), "identity"))
        .isEqualTo(
            "stream gate of camera camera of gate, called the gate, 12.50 frames per second");
  }

  @Test
  void getsTheSettingsOfEngineAndStream() throws ProblemException {
    assertThat(said(resultWith(""), "settings"))
        .startsWith("region , line 0,0.5 1,0.5, wanted , dwell 3, threshold 500");
    assertThat(
            said(
                resultWith(
                    "threshold=0.25;dwell_seconds=5;region=0,0 1,0 1,1",
                    NativeEngines.stream("gate", "region=0,0 0.5,0 1,1;wanted=person")),
                "settings"))
        .startsWith(
            "region 0,0 0.5,0 1,1, line 0,0.5 1,0.5, wanted person, dwell 5, threshold 250");
  }

  private static String said(FrameResult result, String attribute) {
    return result.detections().get(0).attributes().stream()
        .filter(said -> said.name().equals(attribute))
        .map(Attribute::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void refusesSettingsOfStreamsThatDoNotFit() throws ProblemException {
    try (AnalyzerEngine engine = engine("")) {
      AnalyzerFailedException refused =
          catchThrowableOfType(
              AnalyzerFailedException.class,
              () -> engine.openAnalyzer(NativeEngines.stream("gate", "region=0,0 2,2")).close());
      assertThat(refused.problems().get(0).where())
          .isEqualTo("setting librarySettings, key region");
      AnalyzerFailedException unknown =
          catchThrowableOfType(
              AnalyzerFailedException.class,
              () -> engine.openAnalyzer(NativeEngines.stream("gate", "threshold=1")).close());
      assertThat(unknown.problems().get(0).expected())
          .isEqualTo("one of region, line, wanted, dwell_seconds");
    }
  }

  @Test
  void changesLiveSettingsWhileItRuns() throws Exception {
    try (AnalyzerEngine engine = engine("dwell_seconds=5");
        FrameAnalyzer analyzer =
            engine.openAnalyzer(NativeEngines.stream("gate", "wanted=person"))) {
      engine.changeSettings(
          NativeEngines.engineSettings(library.path(), "threshold=0.75;dwell_seconds=5.0"));
      analyzer.changeSettings(NativeEngines.streamSettings("wanted=vehicle;region=0,0 1,0 1,1"));
      assertThat(said(analyzer.analyze(frame), "settings"))
          .startsWith("region 0,0 1,0 1,1, line 0,0.5 1,0.5, wanted vehicle, dwell 5.0,")
          .contains("threshold 750");
    }
  }

  @Test
  void refusesToChangeWhatIsNotLive() throws Exception {
    try (AnalyzerEngine engine = engine("");
        FrameAnalyzer analyzer = engine.openAnalyzer(NativeEngines.stream("gate"))) {
      assertThat(
              changeProblem(
                  () ->
                      engine.changeSettings(
                          NativeEngines.engineSettings(
                              library.path(), "threshold=0.75;model=/opt/m"))))
          .extracting(Problem::code, Problem::where)
          .containsExactly(NativeErrors.NOT_LIVE, "setting model of the library");
      assertThat(
              changeProblem(
                  () ->
                      engine.changeSettings(
                          NativeEngines.engineSettings(library.path(), "wanted=person"))))
          .extracting(Problem::code, Problem::where)
          .containsExactly(NativeErrors.NOT_LIVE, "setting wanted of the library");
      assertThat(
              changeProblem(
                  () ->
                      analyzer.changeSettings(
                          NativeEngines.streamSettings("wanted=person;dwell_seconds=4"))))
          .extracting(Problem::code, Problem::where)
          .containsExactly(NativeErrors.NOT_LIVE, "setting dwell_seconds of the library");
      assertThat(
              changeProblem(
                  () -> analyzer.changeSettings(NativeEngines.streamSettings("wanted=refuse"))))
          .extracting(Problem::code, Problem::found)
          .containsExactly(NativeErrors.CHANGE_REFUSED, "BAD_SETTING: wanted cannot be refuse");
      assertThat(said(analyzer.analyze(frame), "settings"))
          .startsWith("region , line 0,0.5 1,0.5, wanted , dwell 3, threshold 500");
    }
  }

  private static Problem changeProblem(ThrowingCallable change) {
    SettingsException refused = catchThrowableOfType(SettingsException.class, change);
    assertThat(refused).isNotNull();
    return refused.problems().get(0);
  }

  @Test
  void failsTypedWhenSettingsChangeAfterItIsClosed() throws Exception {
    AnalyzerEngine engine = engine("");
    FrameAnalyzer analyzer = engine.openAnalyzer(NativeEngines.stream("gate"));
    analyzer.close();
    AnalyzerFailedException ofAnalyzer =
        catchThrowableOfType(
            AnalyzerFailedException.class,
            () -> analyzer.changeSettings(NativeEngines.streamSettings("")));
    engine.close();
    AnalyzerFailedException ofEngine =
        catchThrowableOfType(
            AnalyzerFailedException.class,
            () -> engine.changeSettings(NativeEngines.engineSettings(library.path(), "")));
    assertThat(ofAnalyzer.problems().get(0).code()).isEqualTo(NativeErrors.CLOSED);
    assertThat(ofEngine.problems().get(0).code()).isEqualTo(NativeErrors.CLOSED);
  }

  @Test
  void anInterruptCancelsTheCallThatRuns() throws Exception {
    try (AnalyzerEngine engine = engine("fault=wait");
        FrameAnalyzer analyzer = engine.openAnalyzer(NativeEngines.stream("gate"))) {
      CompletableFuture<AnalyzerException> failure = new CompletableFuture<>();
      Thread caller = new Thread(() -> failure.complete(failureOf(analyzer)));
      caller.start();
      awaitCall();
      caller.interrupt();
      caller.join();
      assertThat(failure.get()).isInstanceOf(FrameRejectedException.class);
      Problem problem = failure.get().problems().get(0);
      assertThat(problem.code()).isEqualTo(NativeErrors.CANCELLED);
      assertThat(problem.found()).isEqualTo("CANCELLED: cancelled");
      assertThat(analyzer.analyze(frame).detections()).hasSize(2);
    }
  }

  @Test
  @SuppressWarnings("try") // the close is what is tested, and a second one has no effect
  void closingCancelsTheCallThatRuns() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (AnalyzerEngine engine = engine("fault=wait")) {
      FrameAnalyzer first = engine.openAnalyzer(NativeEngines.stream("first"));
      Future<AnalyzerException> ofAnalyzer = threads.submit(() -> failureOf(first));
      awaitCall();
      first.close();
      assertThat(ofAnalyzer.get()).isInstanceOf(AnalyzerFailedException.class);
      assertThat(ofAnalyzer.get().problems().get(0).what()).isEqualTo("the analyzer is closed");
      FrameAnalyzer second = engine.openAnalyzer(NativeEngines.stream("second"));
      Future<AnalyzerException> ofEngine = threads.submit(() -> failureOf(second));
      awaitCall();
      engine.close();
      assertThat(ofEngine.get()).isInstanceOf(AnalyzerFailedException.class);
      assertThat(ofEngine.get().problems().get(0).what()).isEqualTo("the engine is closed");
    } finally {
      threads.shutdown();
    }
  }

  /** The failure of a frame for which the library waits until it is cancelled. */
  private static AnalyzerException failureOf(FrameAnalyzer analyzer) {
    return catchThrowableOfType(
        AnalyzerException.class,
        () -> analyzer.analyze(DrawnFrame.plain(2, 8, 6, PixelFormat.BGR)));
  }

  private static void awaitCall() throws InterruptedException {
    while (library.waiting() == 0) {
      Thread.sleep(1);
    }
  }

  @Test
  void passesOnWhatTheLibrarySays() throws ProblemException {
    TestContext context = context("");
    GivenStream stream = NativeEngines.stream("gate");
    try (AnalyzerEngine engine = NativeEngines.start(context);
        FrameAnalyzer analyzer = engine.openAnalyzer(stream)) {
      analyzer.analyze(frame);
      analyzer.analyze(frame);
    }
    assertThat(context.logged())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("INFO Complete 1.1-test")
                    .endsWith("engine created – 作成"),
            line -> assertThat(line).isEqualTo("WARNING stream gate: first frame"));
    assertThat(stream.told())
        .containsExactly(
            OperatorMessage.of(OperatorMessage.Level.WARNING, "EXAMPLE-1", "the lens is dirty"));
  }

  @ParameterizedTest
  @CsvSource({"log level, 2, 1", "log null, 1, 1", "tell null, 2, 0", "log long, 2, 1"})
  void survivesWhatIsSaidWrongly(String fault, int lines, int messages) throws ProblemException {
    TestContext context = context("fault=" + fault);
    GivenStream stream = NativeEngines.stream("gate");
    try (AnalyzerEngine engine = NativeEngines.start(context);
        FrameAnalyzer analyzer = engine.openAnalyzer(stream)) {
      analyzer.analyze(frame);
    }
    assertThat(context.logged())
        .hasSize(lines)
        .allMatch(line -> line.length() < 20_000)
        .allMatch(line -> line.startsWith("INFO ") || line.startsWith("WARNING "));
    assertThat(stream.told()).hasSize(messages);
  }

  @Test
  void getsThePersistentFolder() throws ProblemException {
    try (AnalyzerEngine engine =
            NativeEngines.start(context("").withPersistentFolder(Path.of("/var/lib/vms")));
        FrameAnalyzer analyzer = engine.openAnalyzer(NativeEngines.stream("gate"))) {
      assertThat(said(analyzer.analyze(frame), "settings")).endsWith("folder /var/lib/vms");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "low pointer, 'a pointer to 2 detections', 'the number 16, which is no pointer'",
    "attribute count, 'attribute_count of at most 10000', 4294967295",
    "attribute null, 'a pointer to 2 attributes', a null pointer",
    "attribute size, 'attribute_size from 24 to 4096', 4",
    "attribute name, 'a pointer to attribute.name', a null pointer",
    "attribute endless, 'attribute.value that ends within 4096 bytes', no end in 4096",
    "attribute many, 'an answer of at most 100000 elements', 'more, with its attributes'",
    "keypoint count, 'keypoint_count of at most 10000', 10001",
    "keypoint name, 'a keypoint name from 0 to 1', 2 in detection 0",
    "mask size, 'mask.struct_size from 24 to 4096', 8",
    "mask grid, 'a mask of 1 to 67108864 cells', 0 x 2",
    "mask huge, 'a mask of 1 to 67108864 cells', 1048576 x 1048576",
    "mask null, 'a pointer to mask.coverage', a null pointer",
    "embedding count, 'an embedding.value_count from 1', 0",
    "embedding null, 'a pointer to embedding.values', a null pointer",
    "embedding model, 'a pointer to embedding.model_id', a null pointer",
    "event count, 'rule_event_count of at most 10000', 4294967295",
    "event size, 'rule_event_size from 88 to 4096', 16",
    "event type, 'a rule event of a type from 0 to 1', 2",
    "event rule, 'a pointer to rule_event.rule_name', a null pointer",
    "event tracks, 'a pointer to track_ids', a null pointer",
    "event track, 'a track id of a rule event from 0', -1",
    "event phase, a rule_event.phase from 0 to 2, 3",
    "event id, an event_id for a rule event that starts or ends, none",
    "event region, a pointer to region_points, a null pointer",
    "event corners, a region_point_count from 3, 2",
    "frame attribute null, a pointer to 2 frame_attributes, a null pointer",
    "frame attribute size, 'frame_attribute_size from 40 to 4096', 0",
    "frame attribute name, a pointer to frame_attribute.name, a null pointer",
    "frame attribute times, 'a frame_attribute with start_time_ns and end_time_ns, or with"
        + " neither', one of them",
    "event property, 'a pointer to property.value', a null pointer",
    "batch, 'an inference_frames of at most 2147483647', 4294967295"
  })
  void failsOnAnAnswerThatCannotBeFollowed(String fault, String expected, String found) {
    AnalyzerFailedException failed =
        catchThrowableOfType(AnalyzerFailedException.class, () -> resultWith("fault=" + fault));
    assertThat(failed).as(fault).isNotNull();
    Problem problem = failed.problems().get(0);
    assertThat(problem.code()).isEqualTo(NativeErrors.BAD_RESULT);
    assertThat(problem.expected()).isEqualTo(expected);
    assertThat(problem.found()).isEqualTo(found);
    assertThat(problem.where()).isEqualTo("frame 7 of stream gate, 8x6 BGR");
  }

  @ParameterizedTest
  @CsvSource({
    "stream_open2, nunchi_vision_stream_open2",
    "engine_change_settings, nunchi_vision_engine_change_settings",
    "stream_change_settings, nunchi_vision_stream_change_settings",
    "stream_save_state, nunchi_vision_stream_save_state"
  })
  void isRefusedWithoutAFunctionThatItsDescriptionNeeds(String left, String named) {
    Problem problem = refusal("COMPLETE_NO_" + left);
    assertThat(problem.code()).isEqualTo(NativeErrors.MISSING_FUNCTION);
    assertThat(problem.found()).isEqualTo("no " + named);
  }

  @ParameterizedTest
  @CsvSource({
    "blank_rule_type, 'info.rule_types[1]'",
    "null_rule_types, info.rule_types with 2 elements",
    "blank_keypoint, 'info.keypoint_names[1]'",
    "many_keypoints, info.keypoint_names",
    "odd_scope, 'setting_specs[4].scope'",
    "null_former, 'setting_specs[1].former_keys with 2 elements'",
    "streams, info.maximum_streams",
    "no_events, info.rule_types if and only if",
    "nothing, info.capabilities",
    "no_labels, info.labels"
  })
  void isRefusedWithADescriptionThatBreaksTheRules(String fault, String named) {
    Problem problem = refusal("COMPLETE_INFO_" + fault);
    assertThat(problem.code()).isEqualTo(NativeErrors.BAD_DESCRIPTION);
    assertThat(problem.expected()).contains(named);
  }

  @Test
  void mayHaveCapabilitiesThatThisHostDoesNotKnow() throws ProblemException {
    CompleteLibrary newer = CompleteLibrary.compile(folder, "COMPLETE_INFO_unknown_capability");
    NativeEngines.start(NativeEngines.context(newer.path(), "", folder)).close();
    assertThat(newer.openEngines()).isZero();
  }

  private static Problem refusal(String fault) {
    Path broken = CompleteLibrary.compile(folder, fault).path();
    EngineStartException refused =
        catchThrowableOfType(
            EngineStartException.class,
            () -> NativeEngines.start(NativeEngines.context(broken, "", folder)).close());
    assertThat(refused).as(fault).isNotNull();
    return refused.problems().get(0);
  }
}
