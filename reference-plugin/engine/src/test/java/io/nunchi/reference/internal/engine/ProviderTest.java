package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import io.nunchi.reference.internal.inference.OnnxRuntimeLibrary;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderTest {

  @TempDir private Path folder;
  private Path model = Path.of("");

  @BeforeEach
  void writeModel() throws Exception {
    model =
        TestPackages.write(
            folder, TinyModels.yolox(TinyModels.noCells()), TestPackages.yoloxManifest());
  }

  private static void assumeNoGpuBuild() throws EngineStartException {
    OnnxRuntimeLibrary.load(TestHost.nativeFolder());
    assumeFalse(
        OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA),
        "skipped: this build of ONNX Runtime has CUDA");
  }

  @Test
  void runsOnTheCpuUnlessAskedOtherwise() throws Exception {
    try (AnalyzerEngine engine = TestHost.start(model)) {
      assertThat(engine.status())
          .isEqualTo(
              EngineStatus.of(
                  "require cpu",
                  "cpu",
                  "cpu: the first choice works; one picture at a time, as the model takes them"));
    }
  }

  @Test
  void requiredGpuThatIsNotThereRefusesToStart() throws Exception {
    assumeNoGpuBuild();
    assertThatThrownBy(() -> TestHost.start(model, "provider", "require cuda:0"))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5102")
        .hasMessageContaining("require cuda:0")
        .hasMessageContaining("this build of ONNX Runtime has cpu")
        .hasMessageContaining("-Pgpu")
        .hasMessageContaining("prefer cuda:0,cpu");
  }

  @Test
  void preferredGpuThatIsNotThereIsSaidInTheStatus() throws Exception {
    assumeNoGpuBuild();
    try (AnalyzerEngine engine = TestHost.start(model, "provider", "prefer tensorrt,cuda,cpu")) {
      EngineStatus status = engine.status();
      assertThat(status.requestedProvider()).isEqualTo("prefer tensorrt,cuda,cpu");
      assertThat(status.actualProvider()).isEqualTo("cpu");
      assertThat(status.reason())
          .contains("tensorrt:0: this build of ONNX Runtime has")
          .contains("cuda:0: this build of ONNX Runtime has")
          .contains("; cpu works; ");
    }
  }

  @Test
  void neverUsesAProviderThatWasNotListed() throws Exception {
    assumeNoGpuBuild();
    assertThatThrownBy(() -> TestHost.start(model, "provider", "prefer tensorrt:1,cuda:1"))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("tensorrt:1:")
        .hasMessageContaining("cuda:1:");
  }
}
