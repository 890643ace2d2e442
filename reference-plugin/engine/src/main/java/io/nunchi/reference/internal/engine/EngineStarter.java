package io.nunchi.reference.internal.engine;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.inference.ModelSession;
import io.nunchi.reference.internal.inference.OnnxRuntimeLibrary;
import io.nunchi.reference.internal.inference.ProviderPolicy;
import io.nunchi.reference.internal.inference.SessionOpener;
import io.nunchi.reference.internal.inference.SessionTuning;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.ModelPackage;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import io.nunchi.reference.internal.preprocess.OpenCvLibrary;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.settings.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;

/**
 * Starts engines: reads the package, loads the libraries, loads the model, compares the two.
 *
 * <p>Stateless; any thread.
 */
public final class EngineStarter {

  private final ModelPackageReader packages;
  private final SessionOpener sessions;

  /**
   * Creates a starter.
   *
   * @param packages reads model packages
   * @param sessions loads models
   */
  @Inject
  public EngineStarter(ModelPackageReader packages, SessionOpener sessions) {
    this.packages = packages;
    this.sessions = sessions;
  }

  /**
   * Starts an engine.
   *
   * @param context its settings, native folder and log
   * @return an engine that the caller closes
   * @throws EngineStartException if the package, the settings or this machine do not allow it;
   *     nothing is left behind
   */
  public ReferenceEngine start(EngineContext context) throws EngineStartException {
    Settings settings = context.settings();
    ProviderPolicy policy = ProviderPolicy.parse(settings.get(EngineSettings.PROVIDER));
    try {
      ModelPackage model =
          packages.read(settings.get(EngineSettings.MODEL), tuning(settings).loadTimeout());
      ModelManifest manifest =
          model
              .manifest()
              .withInputSize(
                  Math.toIntExact(settings.get(EngineSettings.INPUT_WIDTH)),
                  Math.toIntExact(settings.get(EngineSettings.INPUT_HEIGHT)));
      Reporting reporting = Reporting.of(manifest, settings);
      loadOpenCv(context.nativeFolder());
      OnnxRuntimeLibrary.load(context.nativeFolder());
      ModelSession session =
          sessions.open(manifest, model.model(), policy, tuning(settings), context.nativeFolder());
      try {
        session.requireDeclaredAsInManifest();
        log(context, manifest, policy, session.status());
        return new ReferenceEngine(
            manifest,
            model.probeImage(),
            session,
            batchWindow(settings),
            reporting,
            context.logger());
      } catch (ModelRefusedException | RuntimeException | Error failure) {
        session.close();
        throw failure;
      }
    } catch (ModelRefusedException refused) {
      throw new EngineStartException(refused.problems(), refused);
    }
  }

  private static void loadOpenCv(NativeFolder folder) throws EngineStartException {
    try {
      OpenCvLibrary.load(folder);
    } catch (IOException unreadable) {
      throw new EngineStartException(
          Problem.of(ReferenceErrors.OPENCV_LIBRARY, "OpenCV's library cannot be unpacked")
              .expected("a complete plugin directory and a writable native folder")
              .found(unreadable.toString())
              .where(folder.path().toString())
              .fix("install the plugin again, or make room in the native folder"),
          unreadable);
    }
  }

  private static SessionTuning tuning(Settings settings) {
    return new SessionTuning(
        Math.toIntExact(settings.get(EngineSettings.INTRA_OP_THREADS)),
        settings.get(EngineSettings.SPINNING),
        Duration.ofSeconds(settings.get(EngineSettings.LOAD_TIMEOUT)),
        Math.toIntExact(settings.get(EngineSettings.MAX_BATCH)));
  }

  private static Duration batchWindow(Settings settings) {
    return Duration.ofNanos(Math.round(settings.get(EngineSettings.BATCH_WINDOW) * 1e6));
  }

  private static void log(
      EngineContext context, ModelManifest manifest, ProviderPolicy policy, EngineStatus status) {
    boolean firstChoice = policy.providers().get(0).toString().equals(status.actualProvider());
    context
        .logger()
        .log(
            firstChoice ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
            "model {0} ({1}) runs on {2}, asked for: {3}; {4}",
            manifest.id(),
            manifest.digest(),
            status.actualProvider(),
            status.requestedProvider(),
            status.reason());
  }
}
