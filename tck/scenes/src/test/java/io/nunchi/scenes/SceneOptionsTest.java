package io.nunchi.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneOptionsTest {

  @Test
  void readsEveryOption() throws SceneException {
    assertThat(SceneOptions.parse("scene:parking?width=640&height=360&fps=12.5&frames=40&seed=9"))
        .isEqualTo(new SceneOptions(ScenePreset.PARKING, 640, 360, 12.5, 40, 9));
  }

  @Test
  void takesWhatIsNotSaidAsUsual() throws SceneException {
    assertThat(SceneOptions.parse("street-day")).isEqualTo(SceneOptions.of(ScenePreset.STREET_DAY));
  }

  @ParameterizedTest
  @CsvSource({
    "scene:moon, NUN-4301",
    "scene:, NUN-4301",
    "scene:parking?colour=1, NUN-4302",
    "scene:parking?, NUN-4302",
    "scene:parking?width, NUN-4302",
    "scene:parking?width=, NUN-4303",
    "scene:parking?width=31, NUN-4303",
    "scene:parking?width=64.5, NUN-4303",
    "scene:parking?fps=NaN, NUN-4303",
    "scene:parking?frames=0, NUN-4303"
  })
  void refusesWhatItDoesNotKnow(String text, String code) {
    assertThatExceptionOfType(SceneException.class)
        .isThrownBy(() -> SceneOptions.parse(text))
        .satisfies(wrong -> assertThat(wrong.problem().code()).isEqualTo(code))
        .satisfies(wrong -> assertThat(wrong.problem().where()).isEqualTo(text));
  }
}
