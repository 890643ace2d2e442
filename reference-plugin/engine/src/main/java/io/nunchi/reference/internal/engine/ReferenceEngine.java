package io.nunchi.reference.internal.engine;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.batch.PictureInference;
import io.nunchi.reference.internal.inference.BatchPlan;
import io.nunchi.reference.internal.inference.ModelSession;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Settings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A model that runs for any number of camera streams, in one session.
 *
 * <p>Ownership: owns the session, its analyzers and the thread that watches them.
 */
public final class ReferenceEngine implements AnalyzerEngine {

  /** The formats that {@link io.nunchi.reference.internal.preprocess.Preprocessor} reads. */
  private static final Set<PixelFormat> FORMATS =
      Set.of(
          PixelFormat.NV12,
          PixelFormat.I420,
          PixelFormat.BGR,
          PixelFormat.RGB,
          PixelFormat.BGRA,
          PixelFormat.GRAY8);

  private final ModelManifest manifest;
  private final Optional<byte[]> probeImage;
  private final ModelSession session;
  private volatile Reporting reporting;
  private final EngineDescriptor descriptor;
  private final Set<ReferenceAnalyzer> analyzers = ConcurrentHashMap.newKeySet();
  private final AnswerHealth health;
  private final EngineBatches batches;
  private final RunWatch watch;
  private boolean closed;

  /** Takes over the session, and closes it in the end. */
  ReferenceEngine(
      ModelManifest manifest,
      Optional<byte[]> probeImage,
      ModelSession session,
      Duration batchWindow,
      Reporting reporting,
      System.Logger logger) {
    this.manifest = manifest;
    this.probeImage = probeImage;
    this.session = session;
    this.reporting = reporting;
    this.descriptor =
        describe(
            reporting.wanted(),
            ModelIdentity.of(manifest.id(), manifest.digest()),
            session.batches(),
            capabilities(manifest.output()));
    this.health = new AnswerHealth(manifest.id(), logger);
    this.batches = new EngineBatches(session, manifest, batchWindow, logger);
    this.watch = new RunWatch(analyzers, logger);
  }

  /** The parts that the model's outputs give detections. */
  static Set<Capability> capabilities(OutputLayout output) {
    Set<Capability> capabilities = EnumSet.of(Capability.DETECTIONS);
    if (!output.keypoints().isEmpty()) {
      capabilities.add(Capability.KEYPOINTS);
    }
    if (output.hasEmbeddings()) {
      capabilities.add(Capability.EMBEDDINGS);
    }
    if (output.hasMasks()) {
      capabilities.add(Capability.MASKS);
    }
    if (output.hasAngles()) {
      capabilities.add(Capability.ATTRIBUTES);
    }
    return capabilities;
  }

  static EngineDescriptor describe(
      List<String> labels, ModelIdentity model, BatchPlan batches, Set<Capability> capabilities) {
    EngineDescriptor.Builder descriptor =
        EngineDescriptor.builder()
            .labels(labels)
            .pixelFormats(FORMATS)
            .capabilities(capabilities)
            .model(model);
    batches.concurrentCalls().ifPresent(descriptor::concurrentCalls);
    return descriptor.build();
  }

  @Override
  public EngineDescriptor descriptor() {
    return descriptor;
  }

  /** The model's input. */
  PreprocessingSpec preprocessing() {
    return manifest.preprocessing();
  }

  @Override
  public EngineStatus status() {
    EngineStatus status = session.status();
    return EngineStatus.of(
        status.requestedProvider(),
        status.actualProvider(),
        status.reason() + "; " + batches.describe());
  }

  @Override
  public void warmUp() throws AnalyzerFailedException {
    try (ReferenceAnalyzer analyzer = openForTrial("warm-up")) {
      ModelProof.prove(analyzer, manifest, reporting, probeImage);
    }
    batches.prove();
  }

  /** Opens an analyzer of no camera, which reports all that the engine does. */
  ReferenceAnalyzer openForTrial(String name) throws AnalyzerFailedException {
    return open(name, StreamReporting.ofEngine(manifest, this::reporting));
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
    try {
      return open(
          stream.streamId(), new StreamReporting(manifest, this::reporting, stream.settings()));
    } catch (SettingsException unfit) {
      throw new AnalyzerFailedException(unfit.problems().get(0), unfit);
    }
  }

  @Override
  public synchronized void changeSettings(Settings settings)
      throws SettingsException, AnalyzerFailedException {
    requireOpen("changeSettings");
    reporting = Reporting.changed(manifest, settings);
  }

  private Reporting reporting() {
    return reporting;
  }

  private void requireOpen(String where) throws AnalyzerFailedException {
    if (closed) {
      throw new AnalyzerFailedException(
          Problem.of(ReferenceErrors.CLOSED, "the engine is closed")
              .expected("calls before close()")
              .found("a call after it")
              .where(where)
              .fix("start another engine"));
    }
  }

  private synchronized ReferenceAnalyzer open(String streamId, StreamReporting ofStream)
      throws AnalyzerFailedException {
    requireOpen("stream " + streamId);
    try {
      ReferenceAnalyzer analyzer = open(streamId, ofStream, batches.newInference());
      analyzers.add(analyzer);
      return analyzer;
    } catch (OrtException failure) {
      throw new AnalyzerFailedException(
          Problem.of(ReferenceErrors.INFERENCE, "ONNX Runtime gives no memory for the stream")
              .expected("memory for the model's input and outputs")
              .found(String.valueOf(failure.getMessage()))
              .where("stream " + streamId)
              .fix("run fewer streams, or give the process more memory"),
          failure);
    }
  }

  private ReferenceAnalyzer open(
      String streamId, StreamReporting ofStream, PictureInference inference) {
    try {
      return new ReferenceAnalyzer(
          streamId, manifest, ofStream, inference, health, analyzers::remove);
    } catch (RuntimeException | Error failure) {
      inference.close();
      throw failure;
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    analyzers.forEach(ReferenceAnalyzer::beginClosing);
    analyzers.forEach(ReferenceAnalyzer::close);
    watch.close();
    batches.close();
    session.close();
  }
}
