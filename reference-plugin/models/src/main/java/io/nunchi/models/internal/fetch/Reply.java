package io.nunchi.models.internal.fetch;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's answer to a request for a file from some byte on.
 *
 * <p>Ownership: whoever has it closes it.
 */
final class Reply implements AutoCloseable {

  private static final int CONNECT_MILLIS = 30_000;
  private static final int SILENCE_MILLIS = 60_000;
  private static final int MAX_REDIRECTS = 5;
  private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  private final HttpURLConnection connection;

  private Reply(HttpURLConnection connection) {
    this.connection = connection;
  }

  /** Asks, and follows where the server points, but never from https to http. */
  static Reply to(URI source, long from, Map<String, String> environment)
      throws IOException, ModelRefusedException {
    URI place = source;
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      Reply reply = new Reply(open(place, from, environment));
      if (!REDIRECTS.contains(reply.status())) {
        return reply;
      }
      String location = reply.connection.getHeaderField("Location");
      reply.close();
      URI next = location == null ? place : place.resolve(location);
      requireSafe(source, place, next);
      place = next;
    }
    throw refused(source, "at most " + MAX_REDIRECTS + " redirects", "more");
  }

  private static void requireSafe(URI source, URI place, URI next) throws ModelRefusedException {
    String scheme = String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT);
    boolean downgraded = place.getScheme().equalsIgnoreCase("https") && !scheme.equals("https");
    if (downgraded || !List.of("http", "https").contains(scheme)) {
      throw refused(source, "a redirect that stays as safe", "a redirect to " + next);
    }
  }

  private static ModelRefusedException refused(URI source, String expected, String found) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.DOWNLOAD, "the server sends the download elsewhere")
            .expected(expected)
            .found(found)
            .where(source.toString())
            .fix("download the file yourself, and give it with: --from FILE"));
  }

  private static HttpURLConnection open(URI place, long from, Map<String, String> environment)
      throws IOException {
    ProxyChoice choice = ProxyChoice.of(place, environment);
    Optional<Proxy> proxy = choice.proxy();
    HttpURLConnection connection =
        (HttpURLConnection)
            (proxy.isPresent()
                ? place.toURL().openConnection(proxy.get())
                : place.toURL().openConnection());
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(SILENCE_MILLIS);
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setRequestProperty("User-Agent", "nunchi");
    choice
        .authorization()
        .ifPresent(value -> connection.setRequestProperty("Proxy-Authorization", value));
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
    }
    connection.connect();
    return connection;
  }

  int status() throws IOException {
    return connection.getResponseCode();
  }

  String statusText() throws IOException {
    String message = connection.getResponseMessage();
    return "HTTP status " + status() + (message == null ? "" : " " + message);
  }

  /** How long the answer is, or negative if the server does not say. */
  long length() {
    return connection.getContentLengthLong();
  }

  /** Whether the answer is the rest of a file of {@code total} bytes, from {@code from} on. */
  boolean continuesAt(long from, long total) {
    String range = connection.getHeaderField("Content-Range");
    Matcher matcher = RANGE.matcher(range == null ? "" : range);
    return matcher.matches()
        && matcher.group(1).equals(String.valueOf(from))
        && (matcher.group(2).equals("*") || matcher.group(2).equals(String.valueOf(total)));
  }

  InputStream body() throws IOException {
    return connection.getInputStream();
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
