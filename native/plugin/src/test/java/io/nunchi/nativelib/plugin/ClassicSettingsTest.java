package io.nunchi.nativelib.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.nativelib.fixture.TestContext;
import io.nunchi.nativelib.internal.vision.load.HostPlatform;
import io.nunchi.nativelib.internal.vision.load.LibraryDescription;
import io.nunchi.nativelib.internal.vision.load.LibrarySetting;
import io.nunchi.nativelib.internal.vision.load.VisionLibrary;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassicSettingsTest {

  @TempDir private static Path folder;
  private static List<LibraryDescription> said = List.of();

  @BeforeAll
  static void asksTheLibrary() throws Exception {
    TestContext context = TestContext.of(ClassicSettings.SCHEMA, Map.of(), folder);
    Path library =
        context
            .nativeFolder()
            .unpack(
                ClassicPlugin.class,
                "/io/nunchi/nativelib/%s/%s"
                    .formatted(HostPlatform.folder(), System.mapLibraryName("nunchi_classic")));
    said = List.of(VisionLibrary.load(library, context.nativeFolder()).description());
  }

  @Test
  void declaresWhatTheLibraryDeclares() {
    List<LibrarySetting> ofLibrary = said.get(0).settings();
    List<Setting<?>> ofPlugin = ClassicSettings.SCHEMA.settings();
    assertThat(ofPlugin).hasSameSizeAs(ofLibrary);
    for (int i = 0; i < ofPlugin.size(); i++) {
      Setting<?> plugin = ofPlugin.get(i);
      LibrarySetting library = ofLibrary.get(i);
      assertThat(ClassicSettings.libraryKey(plugin.key())).isEqualTo(library.key());
      assertThat(plugin.type()).as(library.key()).isEqualTo(library.type());
      assertThat(plugin.title()).as(library.key()).isEqualTo(library.form().title());
      assertThat(plugin.help()).as(library.key()).isEqualTo(library.help());
      assertThat(plugin.isChangeableLive()).as(library.key()).isEqualTo(library.use().live());
      assertThat(library.use().formerKeys())
          .as(library.key())
          .isEqualTo(plugin.formerKeys().stream().map(ClassicSettings::libraryKey).toList());
      assertThat(library.ofStream()).as(library.key()).isFalse();
      assertThat(plugin.defaultValue().map(Object::toString))
          .as(library.key())
          .contains(parsed(library.type(), library.defaultText()));
    }
  }

  private static <T> String parsed(SettingType<T> type, String text) {
    return type.parse(text).toString();
  }

  @Test
  void describesThePluginAsTheLibraryDescribesItself() {
    assertThat(new ClassicPlugin().descriptor().id()).isEqualTo(said.get(0).id());
    assertThat(new ClassicPlugin().descriptor().name()).isEqualTo(said.get(0).name());
    assertThat(new ClassicPlugin().descriptor().version()).isEqualTo(said.get(0).version());
    assertThat(new ClassicPlugin().descriptor().vendor()).isEqualTo(said.get(0).vendor());
  }

  @Test
  void writesNumbersAsTheHeaderAsksFor() throws Exception {
    assertThat(
            ClassicSettings.toLibrary(
                ClassicSettings.SCHEMA.parse(
                    Map.of("sensitivity", "0.00001", "historySeconds", "60"))))
        .containsEntry("sensitivity", "0.000010")
        .containsEntry("history_seconds", "60.0")
        .containsEntry("working_size", "480")
        .containsEntry("shadow_suppression", "true")
        .containsEntry("labels", "");
    assertThat(
            ClassicSettings.toLibrary(
                ClassicSettings.SCHEMA.parse(
                    Map.of("labels", "vehicle, person", "minimumHeight", "0.1"))))
        .containsEntry("labels", "vehicle,person")
        .containsEntry("minimum_size", "0.1");
  }
}
