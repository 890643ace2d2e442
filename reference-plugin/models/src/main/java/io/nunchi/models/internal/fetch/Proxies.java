package io.nunchi.models.internal.fetch;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the proxy of a request. Java's own properties come first, because they were set for this
 * very process; then the environment variables that other programs know.
 */
final class Proxies extends ProxySelector {

  private static final int DEFAULT_PORT = 80;

  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI target) {
    return ofEnvironment(target)
        .map(url -> List.of(new Proxy(Proxy.Type.HTTP, address(url))))
        .orElseGet(() -> ProxySelector.getDefault().select(target));
  }

  @Override
  public void connectFailed(URI target, SocketAddress address, IOException failure) {
    // The request fails and says so: there is no second proxy to try.
  }

  /** Refuses a target whose proxy is not one that this tool can use. */
  void require(URI target) throws ModelRefusedException {
    Optional<URI> proxy;
    try {
      proxy = ofEnvironment(target);
    } catch (IllegalArgumentException e) { // its message repeats the password
      throw unusable("a value that is no URL");
    }
    if (proxy.isPresent() && !isUsable(proxy.get())) {
      throw unusable(proxy.get().getScheme() + "://" + proxy.get().getHost());
    }
  }

  private static boolean isUsable(URI proxy) {
    return proxy.getHost() != null && List.of("http", "https").contains(scheme(proxy));
  }

  private static ModelRefusedException unusable(String found) {
    return new ModelRefusedException(
        Problem.of(FetchErrors.DOWNLOAD, "the proxy cannot be used")
            .expected("an HTTP proxy, such as http://HOST:PORT")
            .found(found)
            .where("environment variables https_proxy, http_proxy, all_proxy")
            .fix("name an HTTP proxy, or bring the file yourself with: --from FILE"));
  }

  /** The value of the header that tells a target's proxy who asks. */
  Optional<String> authorization(URI target) {
    return ofEnvironment(target)
        .map(URI::getUserInfo)
        .map(user -> Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
        .map(user -> "Basic " + user);
  }

  private Optional<URI> ofEnvironment(URI target) {
    if (isSetInJava(target) || isExempt(target.getHost().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    return variable(scheme(target) + "_proxy")
        .or(() -> variable("all_proxy"))
        .map(text -> URI.create(text.contains("://") ? text : "http://" + text));
  }

  private static boolean isSetInJava(URI target) {
    return Boolean.getBoolean("java.net.useSystemProxies")
        || !System.getProperty(scheme(target) + ".proxyHost", "").isBlank();
  }

  private static String scheme(URI target) {
    return target.getScheme().toLowerCase(Locale.ROOT);
  }

  /** A variable in lower or upper case, if it has a value. */
  private Optional<String> variable(String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .map(spelling -> environment.getOrDefault(spelling, ""))
        .filter(value -> !value.isBlank())
        .map(String::strip)
        .findFirst();
  }

  private boolean isExempt(String host) {
    return Stream.of(variable("no_proxy").orElse("").split(",", -1))
        .map(part -> part.strip().toLowerCase(Locale.ROOT))
        .map(part -> part.startsWith(".") ? part.substring(1) : part)
        .filter(domain -> !domain.isEmpty())
        .anyMatch(
            domain -> domain.equals("*") || host.equals(domain) || host.endsWith("." + domain));
  }

  private static InetSocketAddress address(URI url) {
    int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
    return InetSocketAddress.createUnresolved(url.getHost(), port);
  }
}
