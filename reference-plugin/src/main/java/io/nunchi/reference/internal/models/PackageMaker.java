package io.nunchi.reference.internal.models;

import com.google.inject.Injector;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.engine.EngineStarter;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.BoundedFiles;
import io.nunchi.reference.internal.modelpackage.Digests;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import io.nunchi.reference.internal.modelpackage.OnnxFileCheck;
import io.nunchi.reference.internal.wiring.Wiring;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Makes a package beside its place, tries the model out, and only then moves it there. */
final class PackageMaker {

  private final PackageRequest request;
  private final NativeFolder folder;
  private final PrintWriter err;
  private final Injector injector;

  private PackageMaker(PackageRequest request, NativeFolder folder, PrintWriter err) {
    this.request = request;
    this.folder = folder;
    this.err = err;
    this.injector = Wiring.injector(folder);
  }

  static MadePackage make(PackageRequest request, PrintWriter err) throws ModelRefusedException {
    try {
      Path natives = Files.createTempDirectory("nunchi-models-");
      try {
        return new PackageMaker(request, new NativeFolder(natives), err).make();
      } finally {
        FileTrees.delete(natives);
      }
    } catch (IOException failure) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.PACKAGE_WRITE, "the package cannot be written")
              .expected("files that can be read, and a place that can be written")
              .found(failure.toString())
              .where(request.directory().toString())
              .fix("check the paths, the permissions and the free space"),
          failure);
    }
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
    ObjectNode json = DraftManifest.of(request, digest, injector.getInstance(KnownModels.class));
    String where = request.manifest().map(Path::toString).orElse("the known manifest");
    ModelManifest manifest = injector.getInstance(ManifestReader.class).read(json, where);
    Path draft = target.createDraft();
    try {
      DraftWriter.write(draft, json, manifest, model, probeImage(manifest));
      Trial trial = tryOut(draft);
      target.replaceBy(draft);
      return new MadePackage(
          request.directory(),
          manifest.id(),
          digest,
          request.manifest().isEmpty(),
          manifest.labels(),
          trial.provider(),
          trial.inferenceMillis());
    } finally {
      FileTrees.delete(draft);
    }
  }

  private Optional<ByteBuffer> probeImage(ModelManifest manifest)
      throws IOException, ModelRefusedException {
    if (manifest.probe().isEmpty() || request.manifest().isEmpty()) {
      return Optional.empty();
    }
    Path image =
        request.manifest().get().toAbsolutePath().resolveSibling(manifest.probe().get().image());
    return Optional.of(
        BoundedFiles.read(
            image.toRealPath(), BoundedFiles.MAX_IMAGE_BYTES, ReferenceErrors.PACKAGE_FILE));
  }

  /** Starts an engine on the draft as a host would, and lets it prove its model. */
  private Trial tryOut(Path draft) throws ModelRefusedException {
    ToolContext context = ToolContext.of(draft, folder, err);
    try (AnalyzerEngine engine = injector.getInstance(EngineStarter.class).start(context)) {
      engine.warmUp();
      return Trial.of(engine);
    } catch (AnalyzerException refused) {
      throw new ModelRefusedException(refused.problems());
    }
  }
}
