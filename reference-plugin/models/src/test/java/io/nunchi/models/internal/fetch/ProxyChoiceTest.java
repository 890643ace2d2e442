package io.nunchi.models.internal.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyChoiceTest {

  private static final URI TARGET = URI.create("https://models.example.org/a.onnx");

  private static String address(ProxyChoice choice) {
    return choice
        .proxy()
        .map(
            proxy ->
                proxy.address() instanceof InetSocketAddress address
                    ? address.getHostString() + ":" + address.getPort()
                    : "none")
        .orElse("java");
  }

  @ParameterizedTest
  @CsvSource({
    "https_proxy, http://proxy:3128, proxy:3128",
    "HTTPS_PROXY, http://proxy:3128, proxy:3128",
    "https_proxy, proxy:3128, proxy:3128",
    "https_proxy, http://proxy, proxy:80",
    "all_proxy, http://proxy:3128, proxy:3128",
    "http_proxy, http://proxy:3128, java",
    "https_proxy, '', java"
  })
  void takesTheProxyOfTheScheme(String variable, String value, String expected) {
    assertThat(address(ProxyChoice.of(TARGET, Map.of(variable, value)))).isEqualTo(expected);
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
    Map<String, String> environment = Map.of("https_proxy", "proxy:3128", "no_proxy", list);
    assertThat(address(ProxyChoice.of(TARGET, environment))).isEqualTo(expected);
  }

  @Test
  void javaPropertiesComeFirst() {
    System.setProperty("https.proxyHost", "other");
    try {
      assertThat(address(ProxyChoice.of(TARGET, Map.of("https_proxy", "proxy:3128"))))
          .isEqualTo("java");
    } finally {
      System.clearProperty("https.proxyHost");
    }
  }

  @Test
  void knowsSocks() {
    assertThat(ProxyChoice.of(TARGET, Map.of("all_proxy", "socks5://proxy:1080")).proxy())
        .hasValueSatisfying(proxy -> assertThat(proxy.type()).isEqualTo(Proxy.Type.SOCKS));
  }
}
