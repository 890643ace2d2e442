package io.nunchi.reference;

import io.nunchi.reference.internal.testing.BrightSpotModel;
import io.nunchi.tck.AnalyzerVerification;
import io.nunchi.tck.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The packaged plugin keeps every rule of the contract while its analyzers share runs. */
@Tag("slow")
class SharedRunsContractIT extends AnalyzerVerification {

  private static final Path PLUGINS =
      Path.of(System.getProperty("nunchi.test.pluginDirectory", "target/plugin"));

  @TempDir private Path folder = Path.of("");

  @Override
  protected Subject subject() {
    try {
      Path model = BrightSpotModel.write(folder.resolve("model")).toAbsolutePath();
      return Subject.at(PLUGINS.resolve("nunchi.reference"))
          .setting("model", model.toString())
          .setting("maxBatch", "4")
          .setting("batchWindow", "5");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
