package io.nunchi.models.internal;

import io.nunchi.models.internal.VerifyReport.Check;
import io.nunchi.reference.internal.engine.FrameTrials;
import io.nunchi.reference.internal.engine.ReferenceEngine;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.ModelPackage;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Runs the checks of {@code models verify}; after a failure, those that are still possible. */
final class PackageVerifier {

  private static final String PACKAGE = "package";
  private static final String MODEL = "model";
  private static final String PROBE = "probe";

  private final ToolSession session;
  private final String location;
  private final List<Check> checks = new ArrayList<>();

  PackageVerifier(ToolSession session, String location) {
    this.session = session;
    this.location = location;
  }

  VerifyReport verify() {
    try {
      ModelPackage model =
          session
              .instance(ModelPackageReader.class)
              .read(location, ModelPackageReader.DEFAULT_TIMEOUT);
      checks.add(
          Check.pass(
              PACKAGE,
              "%s, manifest version %d, SHA-256 %s"
                  .formatted(
                      model.manifest().id(),
                      ManifestReader.MANIFEST_VERSION,
                      model.manifest().digest())));
      verifyModel(model.manifest());
    } catch (ModelRefusedException refused) {
      checks.add(Check.fail(PACKAGE, refused.problems()));
      skip(MODEL);
      skip(PROBE);
      FrameTrials.names().forEach(this::skip);
    }
    return new VerifyReport(checks);
  }

  private void verifyModel(ModelManifest manifest) {
    try (ReferenceEngine engine = session.start(location)) {
      checks.add(
          Check.pass(
              MODEL,
              "inputs and outputs as declared, %d labels, runs on %s"
                  .formatted(manifest.labels().size(), engine.status().actualProvider())));
      verifyProbe(engine, manifest);
      for (String name : FrameTrials.names()) {
        verifyFrame(engine, name);
      }
    } catch (EngineStartException refused) {
      checks.add(Check.fail(MODEL, refused.problems()));
      skip(PROBE);
      FrameTrials.names().forEach(this::skip);
    }
  }

  private void verifyProbe(ReferenceEngine engine, ModelManifest manifest) {
    try {
      engine.warmUp();
      checks.add(
          manifest.probe().isPresent()
              ? Check.pass(
                  PROBE, manifest.probe().get().expected().size() + " expected things found")
              : Check.none(
                  PROBE,
                  "the manifest has no probe, so nothing here shows that what it finds is right"));
    } catch (AnalyzerFailedException failure) {
      checks.add(Check.fail(PROBE, failure.problems()));
    }
  }

  private void verifyFrame(ReferenceEngine engine, String name) {
    try {
      int found = FrameTrials.run(engine, name).size();
      checks.add(Check.pass(name, found == 1 ? "1 detection" : found + " detections"));
    } catch (ProblemException failure) {
      checks.add(Check.fail(name, failure.problems()));
    }
  }

  private void skip(String name) {
    checks.add(Check.skipped(name));
  }
}
