package io.nunchi.reference.internal.engine;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.Probe;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.Detection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Proves that a model works before it sees a camera: its answer to a test pattern has the declared
 * shapes and finite numbers only, and it finds in the probe image what the manifest expects.
 */
final class ModelProof {

  private static final int PATTERN_WIDTH = 640;
  private static final int PATTERN_HEIGHT = 480;

  private ModelProof() {}

  static void prove(
      ReferenceAnalyzer analyzer,
      ModelManifest manifest,
      Reporting reporting,
      Optional<byte[]> probeImage)
      throws AnalyzerFailedException {
    try {
      Frame pattern = ProofFrame.testPattern(PATTERN_WIDTH, PATTERN_HEIGHT);
      analyzer.prove(pattern);
      analyzer.analyze(pattern);
      if (manifest.probe().isPresent() && probeImage.isPresent()) {
        proveProbe(analyzer, manifest.probe().get(), reporting, probeImage.get());
      }
    } catch (AnalyzerFailedException failure) {
      throw failure;
    } catch (AnalyzerException rejected) {
      throw new AnalyzerFailedException(rejected.problems().get(0), rejected);
    }
  }

  private static void proveProbe(
      ReferenceAnalyzer analyzer, Probe probe, Reporting reporting, byte[] image)
      throws AnalyzerException {
    List<Detection> found = analyzer.analyze(decode(probe, image)).detections();
    for (Probe.Expected expected : probe.expected()) {
      boolean reported = reporting.wanted().contains(expected.label());
      if (reported && found.stream().noneMatch(detection -> matches(expected, detection))) {
        throw new AnalyzerFailedException(
            Problem.of(ReferenceErrors.PROBE, "the model does not find what its probe image shows")
                .expected(
                    "%s at %s, confidence at least %s, IoU at least %s"
                        .formatted(
                            expected.label(),
                            expected.box(),
                            expected.minConfidence(),
                            expected.minIou()))
                .found(
                    found.isEmpty()
                        ? "nothing"
                        : found.stream().map(Detection::toString).collect(Collectors.joining("\n")))
                .where("probe image " + probe.image())
                .fix(
                    "the model or the manifest's \"preprocessing\" or \"output\" is wrong, or the"
                        + " confidence setting is higher than the probe's"));
      }
    }
  }

  private static boolean matches(Probe.Expected expected, Detection detection) {
    return detection.label().equals(expected.label())
        && detection.confidence() >= expected.minConfidence()
        && detection.box().iou(expected.box()) >= expected.minIou();
  }

  private static Frame decode(Probe probe, byte[] image) throws AnalyzerFailedException {
    try {
      return ProofPicture.read(image);
    } catch (IOException undecodable) {
      throw new AnalyzerFailedException(
          unreadable(probe, String.valueOf(undecodable.getMessage())), undecodable);
    }
  }

  private static Problem unreadable(Probe probe, String found) {
    return Problem.of(ReferenceErrors.PROBE, "the probe image cannot be read")
        .expected("a JPEG, PNG or BMP picture")
        .found(found)
        .where("probe image " + probe.image())
        .fix("replace the image");
  }
}
