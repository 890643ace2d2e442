package io.nunchi.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.scenes.truth.SceneTruth;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same pixels and truth for a seed, whatever machine, JDK or run: checksums that were recorded
 * once. A change that is meant to change what scenes look like records them anew.
 */
class SceneGoldenTest {

  @ParameterizedTest
  @CsvSource({
    "STREET_DAY, 80a910ff, cfee43d7",
    "STREET_RAIN, 85d6cf3e, f0272b5e",
    "STREET_NIGHT, 5601989f, 3c7c9873",
    "STREET_TAMPER, 90094640, ad3fb6d2",
    "YARD_NIGHT, 22bcd9e9, f04cac95",
    "LOBBY_CROWD, c70d6145, 7c9ccd35",
    "PARKING, 99b258d3, 5cf1f3c2"
  })
  void pixelsAndTruthAreThoseThatWereRecorded(ScenePreset preset, String pixels, String truth) {
    Scene scene = Scene.open(new SceneOptions(preset, 322, 181, 5, 75, 1));
    FrameBuffer frame = FrameBuffer.allocate(322, 181, PixelFormat.BGR);
    CRC32 ofPixels = new CRC32();
    CRC32 ofTruth = new CRC32();
    for (int number = 1; number <= 75; number += 11) {
      SceneTruth found = scene.draw(number, frame);
      ofPixels.update(frame.memory(0).duplicate());
      update(ofTruth, SceneTruthFiles.rows(found, scene.options()));
    }
    scene.events().forEach(event -> update(ofTruth, event.toString()));

    assertThat(Long.toHexString(ofPixels.getValue())).isEqualTo(pixels);
    assertThat(Long.toHexString(ofTruth.getValue())).isEqualTo(truth);
  }

  private static void update(CRC32 checksum, String text) {
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
