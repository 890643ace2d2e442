package io.nunchi.tck.mutant;

import java.net.CookieHandler;
import java.net.ProxySelector;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The defaults of the JVM of the tests, which mutants change. */
public final class JvmDefaults {

  private final Locale locale = Locale.getDefault();
  private final @Nullable ProxySelector proxies = ProxySelector.getDefault();
  private final @Nullable CookieHandler cookies = CookieHandler.getDefault();
  private final Properties properties = (Properties) System.getProperties().clone();

  private JvmDefaults() {}

  /** Remembers the defaults. */
  public static JvmDefaults now() {
    return new JvmDefaults();
  }

  /** Sets what is remembered. */
  public void restore() {
    Locale.setDefault(locale);
    ProxySelector.setDefault(proxies);
    CookieHandler.setDefault(cookies);
    System.setProperties((Properties) properties.clone());
  }
}
