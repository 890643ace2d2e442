package io.nunchi.reference.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.internal.modelpackage.ModelPackage;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import io.nunchi.reference.internal.preprocess.OpenCvLibrary;
import io.nunchi.reference.internal.preprocess.Preprocessor;
import io.nunchi.reference.internal.testing.BrightnessModel;
import io.nunchi.reference.internal.testing.DataFolder;
import io.nunchi.reference.internal.testing.ImageFrames;
import io.nunchi.reference.internal.testing.KnownPackages;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.wiring.Wiring;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchedAnswersTest {

  private static final int MOST = 4;

  @TempDir private Path folder;

  private static ModelPackage read(Path written) throws Exception {
    return Wiring.injector(TestHost.nativeFolder())
        .getInstance(ModelPackageReader.class)
        .read(written, Duration.ofSeconds(60));
  }

  private static ModelSession open(Path written, int maxBatch) throws Exception {
    ModelPackage model = read(written);
    return new SessionOpener()
        .open(
            model.manifest(),
            model.model(),
            ProviderPolicy.parse("require cpu"),
            new SessionTuning(1, false, Duration.ofSeconds(60), maxBatch),
            TestHost.nativeFolder());
  }

  /** Open batches of any size, and one that always has four places. */
  @ParameterizedTest
  @CsvSource({"-1, 1", "-1, 3", "-1, 4", "4, 1", "4, 3", "4, 4"})
  void everyPictureHasItsOwnAnswer(long batch, int pictures) throws Exception {
    Path written = BrightnessModel.write(folder, BrightnessModel.sound(batch));
    try (ModelSession session = open(written, MOST);
        ModelRun run = session.newRun()) {
      for (int round = 1; round <= 2; round++) {
        for (int place = 0; place < pictures; place++) {
          fill(run.input(place), 10 * round + place);
        }
        run.run(pictures);
        for (int place = 0; place < pictures; place++) {
          OutputTensor answer = run.outputs(place).get(0);
          assertThat(answer.floatCount()).isEqualTo(4);
          assertThat(answer.floatAt(3)).isEqualTo(4 * (10 * round + place));
        }
      }
    }
  }

  @Test
  void unusedPlacesHoldZeros() throws Exception {
    Path written = BrightnessModel.write(folder, BrightnessModel.sound(4));
    try (ModelSession session = open(written, MOST);
        ModelRun run = session.newRun()) {
      for (int place = 0; place < 4; place++) {
        fill(run.input(place), 99);
      }
      run.run(4);
      run.run(2);
      assertThat(run.input(1).getFloat(0)).isEqualTo(99);
      for (int place = 2; place < 4; place++) {
        assertThat(run.input(place).duplicate().rewind())
            .isEqualTo(ByteBuffer.allocate(run.input(place).capacity()));
        assertThat(run.outputs(place).get(0).floatAt(0)).isZero();
      }
    }
  }

  private static void fill(ByteBuffer picture, float value) {
    for (int at = 0; at < picture.capacity(); at += Float.BYTES) {
      picture.putFloat(at, value);
    }
  }

  /** Rounding may differ with the size of a batch; on the processors seen so far it does not. */
  @Test
  void theAnswersOfARealDetectorAreThoseOfThePicturesAlone() throws Exception {
    Path written = KnownPackages.add("deimv2_femto_coco.onnx", folder.resolve("package"));
    OpenCvLibrary.load(TestHost.nativeFolder());
    try (ModelSession session = open(written, MOST);
        ModelRun run = session.newRun();
        Preprocessor preprocessor = new Preprocessor(read(written).manifest().preprocessing())) {
      List<List<float[]>> alone = new ArrayList<>();
      for (int place = MOST - 1; place >= 0; place--) {
        write(preprocessor, place, run.input(0));
        run.run(1);
        alone.add(0, confident(run.outputs(0)));
      }
      for (int place = 0; place < MOST; place++) {
        write(preprocessor, place, run.input(place));
      }
      run.run(MOST);
      for (int place = 0; place < MOST; place++) {
        List<float[]> together = confident(run.outputs(place));
        assertThat(together).hasSameSizeAs(alone.get(place)).isNotEmpty();
        for (int i = 0; i < together.size(); i++) {
          assertThat(together.get(i)).containsExactly(alone.get(place).get(i), offset(1e-3f));
        }
      }
    }
  }

  private static void write(Preprocessor preprocessor, int number, ByteBuffer tensor)
      throws Exception {
    String image = "footage/PETS09-S3-MF1/img1/%06d.jpg".formatted(1 + 20 * number);
    preprocessor.write(ImageFrames.read(DataFolder.require(image)), tensor);
  }

  /** Label, box and confidence of what is found, as the model sorts it. */
  private static List<float[]> confident(List<OutputTensor> outputs) {
    List<float[]> found = new ArrayList<>();
    for (int i = 0; i < outputs.get(2).floatCount(); i++) {
      if (outputs.get(2).floatAt(i) > 0.3f) {
        found.add(
            new float[] {
              outputs.get(0).integerAt(i),
              outputs.get(1).floatAt(4 * i),
              outputs.get(1).floatAt(4 * i + 1),
              outputs.get(1).floatAt(4 * i + 2),
              outputs.get(1).floatAt(4 * i + 3),
              outputs.get(2).floatAt(i)
            });
      }
    }
    return found;
  }
}
