package io.nunchi.cli;

import io.nunchi.cli.testing.Program;
import io.nunchi.cli.testing.RealFiles;
import io.nunchi.tck.AnalyzerVerification;
import io.nunchi.tck.Subject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The packaged reference analyzer keeps every rule of the contract, with a real network. */
@Tag("slow")
class ReferenceContractIT extends AnalyzerVerification {

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void makePackage() throws Exception {
    String model = RealFiles.require("models/yolox_nano.onnx").toString();
    try (Program adding = Program.run(folder, "models", "add", model, "--to", "yolox-nano")) {
      if (adding.exitCode() != 0) {
        throw new IllegalStateException(adding.err());
      }
    }
  }

  @Override
  protected Subject subject() {
    return Subject.at(Program.home().resolve("plugins/nunchi.reference"))
        .plugin("nunchi.reference")
        .setting("model", folder.resolve("yolox-nano").toAbsolutePath().toString());
  }
}
