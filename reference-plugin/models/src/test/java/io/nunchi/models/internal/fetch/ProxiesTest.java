package io.nunchi.models.internal.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static final URI TARGET = URI.create("https://models.example.org/a.onnx");

  private static String address(Map<String, String> environment) {
    return new Proxies(environment)
        .select(TARGET).stream()
            .map(
                proxy ->
                    proxy.address() instanceof InetSocketAddress address
                        ? address.getHostString() + ":" + address.getPort()
                        : "none")
            .findFirst()
            .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "https_proxy, http://proxy:3128, proxy:3128",
    "HTTPS_PROXY, http://proxy:3128, proxy:3128",
    "https_proxy, proxy:3128, proxy:3128",
    "https_proxy, http://proxy, proxy:80",
    "all_proxy, http://proxy:3128, proxy:3128",
    "http_proxy, http://proxy:3128, none",
    "https_proxy, '', none"
  })
  void takesTheProxyOfTheScheme(String variable, String value, String expected) {
    assertThat(address(Map.of(variable, value))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, none",
    ".example.org, none",
    "models.example.org, none",
    "'localhost, example.org', none",
    "*, none",
    "ample.org, proxy:3128",
    "example.com, proxy:3128"
  })
  void goesPastTheProxyWhereToldTo(String list, String expected) {
    assertThat(address(Map.of("https_proxy", "proxy:3128", "no_proxy", list))).isEqualTo(expected);
  }

  @Test
  void javaPropertiesComeFirst() {
    System.setProperty("https.proxyHost", "other");
    try {
      Map<String, String> environment = Map.of("https_proxy", "me:secret@proxy:3128");
      assertThat(address(environment)).isEqualTo("other:443");
      assertThat(new Proxies(environment).authorization(TARGET)).isEmpty();
    } finally {
      System.clearProperty("https.proxyHost");
    }
  }

  @Test
  void tellsNobodyThePasswordOfAProxyThatIsNoUrl() {
    assertThatThrownBy(() -> new Proxies(Map.of("all_proxy", "me:secret@no host")).require(TARGET))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://proxy:1080", "http://", "http://no such host"})
  void refusesAProxyThatItCannotUse(String value) {
    assertThatThrownBy(() -> new Proxies(Map.of("all_proxy", value)).require(TARGET))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("NUN-5037")
        .hasMessageContaining("HTTP proxy");
  }
}
