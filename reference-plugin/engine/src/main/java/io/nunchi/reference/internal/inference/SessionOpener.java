package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Loads a model with the first execution provider of a policy that works.
 *
 * <p>Stateless; any thread.
 */
public final class SessionOpener {

  private static final int MAX_NAMED = 8;
  private static final int MAX_NAME = 80;

  /** Creates an opener. */
  @Inject
  public SessionOpener() {}

  /**
   * Loads a model.
   *
   * @param manifest the model's manifest
   * @param model the ONNX file
   * @param policy the execution providers to try
   * @param tuning the session's use of the machine
   * @param folder the place for native libraries
   * @return a session that the caller closes
   * @throws EngineStartException if no provider works, or the model cannot be loaded at all
   */
  public ModelSession open(
      ModelManifest manifest,
      ByteBuffer model,
      ProviderPolicy policy,
      SessionTuning tuning,
      NativeFolder folder)
      throws EngineStartException {
    OrtEnvironment environment = OnnxRuntimeLibrary.load(folder);
    try {
      return ProviderTrials.first(
          policy,
          (provider, refusals) -> {
            requirePresent(provider);
            OrtSession session =
                BoundedLoad.within(
                    tuning.loadTimeout(), () -> load(environment, model, provider, tuning, folder));
            return opened(
                environment,
                session,
                manifest,
                provider,
                tuning,
                status(policy, provider, refusals));
          });
    } catch (OrtException e) {
      throw unloadable(manifest, e);
    }
  }

  private static ModelSession opened(
      OrtEnvironment environment,
      OrtSession session,
      ModelManifest manifest,
      ExecutionProvider provider,
      SessionTuning tuning,
      EngineStatus status)
      throws OrtException {
    try {
      BatchPlan plan = BatchPlan.of(session, manifest, provider, tuning);
      return new ModelSession(
          environment, session, manifest, plan, withUnreadOutputs(status, session, manifest));
    } catch (OrtException | RuntimeException | Error failure) {
      session.close();
      throw failure;
    }
  }

  /** Tells an operator which outputs nobody reads, the first of them by name. */
  private static EngineStatus withUnreadOutputs(
      EngineStatus status, OrtSession session, ModelManifest manifest) throws OrtException {
    Set<String> unread = new LinkedHashSet<>(session.getOutputInfo().keySet());
    manifest.output().tensors().forEach(tensor -> unread.remove(tensor.name()));
    return unread.isEmpty()
        ? status
        : EngineStatus.of(
            status.requestedProvider(),
            status.actualProvider(),
            status.reason() + "; outputs left unread: " + named(unread));
  }

  /** A model may have thousands of outputs, and names of any length. */
  private static String named(Set<String> outputs) {
    String first =
        outputs.stream().limit(MAX_NAMED).map(SessionOpener::cut).collect(Collectors.joining(", "));
    int others = outputs.size() - MAX_NAMED;
    return others > 0 ? first + " and " + others + " more" : first;
  }

  private static String cut(String name) {
    return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "..." : name;
  }

  /** Has ONNX Runtime's form of a refusal: the trials go on with the next provider. */
  private static void requirePresent(ExecutionProvider provider) throws OrtException {
    if (!OrtEnvironment.getAvailableProviders().contains(provider.kind().inOnnxRuntime())) {
      throw new OrtException(
          "this build of ONNX Runtime has "
              + OrtEnvironment.getAvailableProviders().stream()
                  .map(OrtProvider::name)
                  .map(name -> name.toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", "))
              + " only");
    }
  }

  private static OrtSession load(
      OrtEnvironment environment,
      ByteBuffer model,
      ExecutionProvider provider,
      SessionTuning tuning,
      NativeFolder folder)
      throws OrtException, EngineStartException {
    try (SessionOptions options = new SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.setIntraOpNumThreads(tuning.threads());
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", tuning.spinning() ? "1" : "0");
      options.addConfigEntry("session.inter_op.allow_spinning", tuning.spinning() ? "1" : "0");
      // The bytes were checked as ONNX; another format in them is not what was checked.
      options.addConfigEntry("session.load_model_format", "ONNX");
      addProvider(options, provider, folder);
      return environment.createSession(model, options);
    }
  }

  private static void addProvider(
      SessionOptions options, ExecutionProvider provider, NativeFolder folder)
      throws OrtException, EngineStartException {
    if (provider.kind() == ExecutionProvider.Kind.CPU) {
      return;
    }
    try {
      OnnxRuntimeLibrary.unpackProvider(folder, ExecutionProvider.Kind.CUDA.library());
      OnnxRuntimeLibrary.unpackProvider(folder, provider.kind().library());
    } catch (IOException unwritable) {
      throw new EngineStartException(
          Problem.of(ReferenceErrors.ONNX_RUNTIME_LIBRARY, "a GPU library cannot be unpacked")
              .expected("a writable native folder with enough space")
              .found(unwritable.toString())
              .where(folder.path().toString())
              .fix("make room in the native folder, or ask for the cpu"),
          unwritable);
    }
    if (provider.kind() == ExecutionProvider.Kind.TENSORRT) {
      options.addTensorrt(provider.device());
    }
    // What TensorRT cannot run is run by CUDA.
    options.addCUDA(provider.device());
  }

  private static EngineStatus status(
      ProviderPolicy policy, ExecutionProvider actual, List<String> refusals) {
    StringBuilder reason = new StringBuilder();
    refusals.forEach(refusal -> reason.append(refusal).append("; "));
    reason.append(actual).append(refusals.isEmpty() ? ": the first choice works" : " works");
    if (actual.kind() != ExecutionProvider.Kind.CPU) {
      reason.append("; operators without a GPU kernel run on the cpu, as ONNX Runtime places them");
    }
    return EngineStatus.of(policy.text(), actual.toString(), reason.toString());
  }

  private static EngineStartException unloadable(ModelManifest manifest, OrtException refused) {
    return new EngineStartException(
        Problem.of(ReferenceErrors.MODEL_UNLOADABLE, "ONNX Runtime refuses the model")
            .expected("a model that ONNX Runtime can run")
            .found(String.valueOf(refused.getMessage()))
            .where("model " + manifest.id() + ", file " + manifest.file())
            .fix("export the model again, with an opset that this ONNX Runtime supports"),
        refused);
  }
}
