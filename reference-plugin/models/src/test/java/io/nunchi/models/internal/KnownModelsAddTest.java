package io.nunchi.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.models.internal.testing.ToolRun;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import io.nunchi.reference.internal.testing.DataFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownModelsAddTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yolox_nano.onnx",
        "yolox_nano_fp16_f32io.onnx",
        "yolox_nano_int8_qdq.onnx",
        "yolox_nano_int8_qdq_naive.onnx",
        "light_person_detector.onnx",
        "deimv2_femto_coco.onnx",
        "nanodet_m_416.onnx",
        "fastestdet_352.onnx",
        "ultraface_rfb_320.onnx",
        "yunet_n_320_320.onnx",
        "person-reidentification-retail-0288.onnx"
      })
  void realModelsOfAKnownDigestNeedNoManifest(String file, @TempDir Path folder) {
    Path model = DataFolder.require("models/" + file);
    Path made = folder.resolve("package");
    ToolRun run = ToolRun.of("add", model.toString(), "--to", made.toString());
    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(made.resolve(ModelPackageReader.MANIFEST_FILE)).exists();
  }
}
