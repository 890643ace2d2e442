package io.nunchi.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTraitsTest {

  private static final Setting<String> PASSWORD =
      Setting.of("password", TextType.any("a password"), "none", "Password", "Of the server.")
          .secret();
  private static final Setting<Double> SIZE =
      CommonSettings.minimumSize(0.1).formerKeys("minimumHeight", "height").group("Filter");

  @Test
  void aSecretIsStoredAndNotShown() throws Exception {
    Settings settings = SettingsSchema.of(PASSWORD).parse(Map.of("password", "sesame"));
    assertThat(settings.toText()).containsEntry("password", "sesame");
    assertThat(settings.toString()).contains("password").doesNotContain("sesame");
  }

  @Test
  void aSecretThatDoesNotFitIsNotQuoted() {
    Setting<Long> pin =
        Setting.of("pin", new IntegerType(0, 9999, ""), 0L, "Pin", "Four digits.").secret();
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> SettingsSchema.of(pin).parse(Map.of("pin", "sesame")))
        .withMessageContaining("pin")
        .withMessageNotContaining("sesame");
  }

  @Test
  void aValueUnderAFormerKeyIsReadAsTheSettings() throws Exception {
    SettingsSchema schema = SettingsSchema.of(SIZE);
    assertThat(schema.parse(Map.of("minimumHeight", "0.3")).get(SIZE)).isEqualTo(0.3);
    assertThat(schema.parse(Map.of("height", "0.3")).toText())
        .containsOnlyKeys(CommonSettings.MINIMUM_SIZE);
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> schema.parse(Map.of("height", "0.3", "minimumSize", "0.3")))
        .satisfies(
            e -> {
              assertThat(e.problems()).extracting(Problem::code).containsExactly("NUN-2006");
              assertThat(e.problems().get(0).found()).isEqualTo("height and minimumSize");
              assertThat(e.problems().get(0).expected()).isEqualTo("only minimumSize");
            });
  }

  @Test
  void noTwoSettingsShareAFormerKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingsSchema.of(SIZE, PASSWORD.formerKeys("height")));
    assertThatIllegalArgumentException().isThrownBy(() -> PASSWORD.formerKeys("Not A Key"));
  }

  @Test
  void traitsDoNotUndoEachOther() {
    Setting<Double> all = SIZE.changeableLive().secret();
    assertThat(all.isChangeableLive()).isTrue();
    assertThat(all.isSecret()).isTrue();
    assertThat(all.group()).contains("Filter");
    assertThat(all.formerKeys()).containsExactly("minimumHeight", "height");
    assertThat(all).isNotEqualTo(SIZE).isEqualTo(SIZE.secret().changeableLive());
  }

  @Test
  void aFileIsAPathOfAllowedEnds() throws Exception {
    Setting<Path> model =
        Setting.mandatory("model", FileType.file("a model", ".onnx"), "Model", "Choose a model.");
    SettingsSchema schema = SettingsSchema.of(model);
    assertThat(schema.parse(Map.of("model", "/models/A.ONNX")).get(model))
        .isEqualTo(Path.of("/models/A.ONNX"));
    assertThat(model.type().kind()).isEqualTo("file");
    assertThat(model.type().description()).isEqualTo("the path of a model (.onnx)");
    for (String wrong : new String[] {"", "model.txt", "a\0b"}) {
      assertThatExceptionOfType(SettingsException.class)
          .isThrownBy(() -> schema.parse(Map.of("model", wrong)));
    }
    assertThat(FileType.folder("a model folder").kind()).isEqualTo("folder");
    assertThat(FileType.folder("a model folder").problemWith(Path.of("x"))).isEmpty();
  }

  @Test
  void theVocabularyHasOneKeyForEachMeaning() throws Exception {
    SettingsSchema schema =
        SettingsSchema.of(
                CommonSettings.confidence(0.5),
                CommonSettings.labels(),
                SIZE,
                CommonSettings.maximumDetections(100))
            .with(CommonSettings.regions());
    Settings settings = schema.parse(Map.of("regions.yard.area", "0,0 1,0 1,1"));
    assertThat(settings.members(CommonSettings.regions())).containsOnlyKeys("yard");
    assertThat(schema.parse(settings.toText())).isEqualTo(settings);
  }
}
