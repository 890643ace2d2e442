package io.nunchi.models.internal.fetch;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy a request goes through. Java's own properties come first, because they were set for
 * this very process; then the environment variables that other programs know.
 *
 * @param proxy the proxy, or empty to leave the choice to Java
 * @param authorization what the proxy is told about who asks, or empty
 */
record ProxyChoice(Optional<Proxy> proxy, Optional<String> authorization) {

  private static final ProxyChoice JAVA = new ProxyChoice(Optional.empty(), Optional.empty());
  private static final ProxyChoice NONE =
      new ProxyChoice(Optional.of(Proxy.NO_PROXY), Optional.empty());
  private static final int DEFAULT_PORT = 80;

  static ProxyChoice of(URI target, Map<String, String> environment) {
    String scheme = target.getScheme().toLowerCase(Locale.ROOT);
    if (isSet(scheme + ".proxyHost") || isSet("socksProxyHost") || usesSystemProxies()) {
      return JAVA;
    }
    if (isExempt(target.getHost(), variable(environment, "no_proxy"))) {
      return NONE;
    }
    String configured = variable(environment, scheme + "_proxy");
    String url = configured == null ? variable(environment, "all_proxy") : configured;
    return url == null || url.isBlank() ? JAVA : parse(url.strip());
  }

  private static boolean isSet(String property) {
    String value = System.getProperty(property);
    return value != null && !value.isBlank();
  }

  private static boolean usesSystemProxies() {
    return Boolean.getBoolean("java.net.useSystemProxies");
  }

  private static @Nullable String variable(Map<String, String> environment, String name) {
    String lower = environment.get(name);
    return lower == null ? environment.get(name.toUpperCase(Locale.ROOT)) : lower;
  }

  private static boolean isExempt(String host, @Nullable String list) {
    return list != null
        && Stream.of(list.split(",", -1))
            .map(part -> part.strip().toLowerCase(Locale.ROOT))
            .filter(part -> !part.isEmpty())
            .anyMatch(part -> matches(host.toLowerCase(Locale.ROOT), part));
  }

  private static boolean matches(String host, String part) {
    String domain = part.startsWith(".") ? part.substring(1) : part;
    return domain.equals("*") || host.equals(domain) || host.endsWith("." + domain);
  }

  private static ProxyChoice parse(String text) {
    URI url = URI.create(text.contains("://") ? text : "http://" + text);
    Proxy.Type type =
        List.of("socks", "socks5", "socks5h").contains(url.getScheme())
            ? Proxy.Type.SOCKS
            : Proxy.Type.HTTP;
    int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
    Optional<String> authorization =
        Optional.ofNullable(url.getUserInfo())
            .map(
                user ->
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    return new ProxyChoice(
        Optional.of(new Proxy(type, new InetSocketAddress(url.getHost(), port))), authorization);
  }
}
