package io.nunchi.models.internal;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.BoundedFiles;
import io.nunchi.reference.internal.modelpackage.Digests;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import io.nunchi.reference.internal.modelpackage.OnnxFileCheck;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.failure.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a package beside its target, proves its model, and only then moves it there. */
final class PackageMaker {

  private final PackageRequest request;
  private final ToolSession session;

  private PackageMaker(PackageRequest request, ToolSession session) {
    this.request = request;
    this.session = session;
  }

  static MadePackage make(PackageRequest request, PrintWriter err) throws ModelRefusedException {
    return ToolSession.run(err, session -> new PackageMaker(request, session).make());
  }

  private MadePackage make() throws IOException, ModelRefusedException {
    PackageTarget target = PackageTarget.of(request.directory(), request.replace());
    ByteBuffer model =
        BoundedFiles.read(
            request.model().toRealPath(),
            BoundedFiles.MAX_MODEL_BYTES,
            ReferenceErrors.PACKAGE_FILE);
    OnnxFileCheck.check(model, request.model().toString());
    String digest = Digests.sha256(model);
    DraftManifest source = DraftManifest.of(request, digest, session.instance(KnownModels.class));
    ModelManifest manifest =
        session.instance(ManifestReader.class).read(source.json(), source.where(), source.labels());
    Path draft = target.createDraft();
    try {
      DraftWriter.write(draft, source.json(), files(source, manifest, model));
      MeasuredInference measured = tryOut(draft);
      target.replaceBy(draft);
      return new MadePackage(
          request.directory(),
          manifest.id(),
          digest,
          source.folder().isEmpty(),
          manifest.probe().isPresent(),
          manifest.labels(),
          measured.provider(),
          measured.inferenceMillis());
    } finally {
      FileTrees.delete(draft);
    }
  }

  /** Lists the files of the package except the manifest, by their paths in it. */
  private static Map<String, ByteBuffer> files(
      DraftManifest source, ModelManifest manifest, ByteBuffer model) throws ModelRefusedException {
    Map<String, ByteBuffer> files = new LinkedHashMap<>();
    files.put(manifest.file(), model);
    if (manifest.probe().isPresent()) {
      String image = manifest.probe().get().image();
      files.put(image, source.readBeside(image, BoundedFiles.MAX_IMAGE_BYTES));
    }
    if (manifest.labelsFile().isPresent()) {
      String labels = manifest.labelsFile().get();
      files.put(labels, source.readBeside(labels, BoundedFiles.MAX_LABELS_BYTES));
    }
    return files;
  }

  /** Starts an engine on the draft as a host would, which proves the model. */
  private MeasuredInference tryOut(Path draft) throws ModelRefusedException {
    try (AnalyzerEngine engine = session.start(draft.toString())) {
      engine.warmUp();
      return MeasuredInference.of(engine);
    } catch (ProblemException refused) {
      throw new ModelRefusedException(refused.problems());
    }
  }
}
