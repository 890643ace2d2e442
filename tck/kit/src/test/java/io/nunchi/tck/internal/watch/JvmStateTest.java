package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.mutant.JvmDefaults;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.ProxySelector;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JvmStateTest {

  private static final String PROPERTY = "io.nunchi.tck.JvmStateTest";

  private final JvmDefaults defaults = JvmDefaults.now();
  private final JvmState before = JvmState.now();

  @AfterEach
  void restore() {
    defaults.restore();
  }

  @Test
  void nothingHasChanged() {
    assertThat(JvmState.now().changesSince(before)).isEmpty();
  }

  @Test
  void findsAPropertyThatCame() {
    System.setProperty(PROPERTY, "1");

    assertThat(JvmState.now().changesSince(before))
        .containsExactly("system property " + PROPERTY + " was absent, is 1");
  }

  @Test
  void findsAPropertyThatWent() {
    System.setProperty(PROPERTY, "1");
    JvmState with = JvmState.now();
    System.clearProperty(PROPERTY);

    assertThat(JvmState.now().changesSince(with))
        .containsExactly("system property " + PROPERTY + " was 1, is absent");
  }

  @Test
  void findsAChangedPropertyOfTheJdk() {
    System.setProperty("java.library.path", "/elsewhere");

    assertThat(JvmState.now().changesSince(before)).hasSize(1);
  }

  @Test
  void mayComeFromTheJdkOrABinding() {
    System.setProperty("sun.nunchi.tck", "1");
    System.setProperty("jna.loaded", "true");

    assertThat(JvmState.now().changesSince(before)).isEmpty();
  }

  @Test
  void findsDefaults() {
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("eo"));
    ProxySelector.setDefault(ProxySelector.of(null));
    CookieHandler.setDefault(new CookieManager());

    assertThat(JvmState.now().changesSince(before))
        .hasSize(3)
        .anyMatch(change -> change.startsWith("the default Locale for FORMAT was"))
        .anyMatch(change -> change.startsWith("the default ProxySelector was"))
        .anyMatch(change -> change.startsWith("the default CookieHandler was"));
  }
}
