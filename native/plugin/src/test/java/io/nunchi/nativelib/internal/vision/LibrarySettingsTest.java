package io.nunchi.nativelib.internal.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.load.LibrarySetting;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.SettingType;
import io.nunchi.spi.settings.TextType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class LibrarySettingsTest {

  private static final List<LibrarySetting> DECLARED =
      List.of(
          setting("gain", new NumberType(0, 2, "dB")),
          setting("night", new BooleanType()),
          setting("lens", new ChoiceType(List.of("wide angle", "tele"))),
          setting("note", TextType.any("any text")),
          setting("pin", new IntegerType(0, 9999, "")));

  private static LibrarySetting setting(String key, SettingType<?> type) {
    return new LibrarySetting(
        key,
        type,
        "",
        new LibrarySetting.Form(key, "What " + key + " does.", Optional.empty()),
        new LibrarySetting.Use(false, false, key.equals("pin"), List.of("old_" + key)));
  }

  private static List<Problem> problems(String text) {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class,
            () -> LibrarySettings.parse("librarySettings", text, DECLARED));
    assertThat(refused).isNotNull();
    return refused.problems();
  }

  @Test
  void readsKeysAndValues() throws SettingsException {
    assertThat(
            LibrarySettings.parse(
                "librarySettings", " gain = 0.5 ;lens=wide angle;night=true;", DECLARED))
        .containsEntry("gain", "0.5")
        .containsEntry("lens", "wide angle")
        .containsEntry("night", "true")
        .hasSize(3);
  }

  @Test
  void takesNothingForNoSettings() throws SettingsException {
    assertThat(LibrarySettings.parse("librarySettings", "", DECLARED)).isEmpty();
  }

  @Test
  void aValueMayEndInABackslash() throws SettingsException {
    assertThat(LibrarySettings.parse("librarySettings", "note=C:\\models\\\\;gain=1", DECLARED))
        .containsEntry("note", "C:\\models\\")
        .containsEntry("gain", "1");
    assertThat(LibrarySettings.parse("librarySettings", "gain=1;note=C:\\models\\", DECLARED))
        .containsEntry("note", "C:\\models\\");
  }

  @Test
  void keepsEqualsSignsInAValue() throws SettingsException {
    assertThat(LibrarySettings.parse("librarySettings", "note=a=b", DECLARED))
        .containsEntry("note", "a=b");
  }

  @Property(tries = 200)
  void keepsAnyTextWhoseSemicolonsAreEscaped(
      @ForAll @Chars({';', '=', ' ', 'é'}) @CharRange(from = 'a', to = 'z') String text)
      throws SettingsException {
    String given = "night=true;note=" + text.replace(";", "\\;") + ";gain=1";
    assertThat(LibrarySettings.parse("librarySettings", given, DECLARED))
        .containsEntry("note", text.strip())
        .containsEntry("gain", "1");
  }

  @Test
  void namesEveryKeyThatIsWrong() {
    List<Problem> problems = problems("gain=3;zoom=1;night=yes;lens=fisheye;gain=1;nonsense");
    assertThat(problems)
        .extracting(Problem::code)
        .containsExactly(
            NativeErrors.UNFIT_SETTING,
            NativeErrors.UNKNOWN_SETTING,
            NativeErrors.UNFIT_SETTING,
            NativeErrors.UNFIT_SETTING,
            NativeErrors.MALFORMED_SETTINGS,
            NativeErrors.MALFORMED_SETTINGS);
    assertThat(problems)
        .extracting(Problem::where)
        .containsExactly(
            "setting librarySettings, key gain",
            "setting librarySettings, key zoom",
            "setting librarySettings, key night",
            "setting librarySettings, key lens",
            "setting librarySettings, key gain",
            "setting librarySettings");
  }

  @Test
  void takesAFormerKeyForTheKeyOfToday() throws SettingsException {
    assertThat(LibrarySettings.parse("librarySettings", "old_gain=1", DECLARED))
        .containsExactly(Map.entry("gain", "1"));
    assertThat(problems("old_gain=1;gain=2"))
        .extracting(Problem::code)
        .containsExactly(NativeErrors.MALFORMED_SETTINGS);
  }

  @Test
  void neverShowsASecret() {
    assertThat(problems("pin=271828;pin=31415").toString())
        .contains("key pin")
        .doesNotContain("271828")
        .doesNotContain("31415");
  }

  @Test
  void saysWhatAKeyMayBe() {
    assertThat(problems("zoom=1").get(0).expected())
        .isEqualTo("one of gain, night, lens, note, pin");
  }
}
