package io.nunchi.models.internal.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSizeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "imgsz | [384, 640] | 640x384",
        "imgsz | 640 | 640x640",
        "imgsz | (384, 640) | 640x384",
        "image_size | {\"height\": 384, \"width\": 640} | 640x384",
        "image_size | {\"width\": 640, \"height\": 384} | 640x384",
        "input_shape | [1, 3, 384, 640] | 640x384"
      })
  void readsTheSizeThatAnExporterWrote(String key, String text, String size) {
    assertThat(PictureSize.told(Map.of(key, text)))
        .hasValueSatisfying(told -> assertThat(told).hasToString(size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "big", "[0, 640]", "[1, 2, 3]", "99999999999"})
  void readsNothingElse(String text) {
    assertThat(PictureSize.told(Map.of("imgsz", text))).isEmpty();
  }

  @Test
  void readsASizeAsPeopleWriteIt() {
    assertThat(PictureSize.parse("640x384")).isEqualTo(new PictureSize(640, 384));
    assertThatIllegalArgumentException().isThrownBy(() -> PictureSize.parse("640"));
    assertThatIllegalArgumentException().isThrownBy(() -> PictureSize.parse("0x384"));
    assertThatIllegalArgumentException().isThrownBy(() -> PictureSize.parse("99999x384"));
  }
}
