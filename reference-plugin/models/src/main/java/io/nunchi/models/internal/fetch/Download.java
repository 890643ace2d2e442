package io.nunchi.models.internal.fetch;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP download of a catalogue's file. It continues after the bytes that an earlier one left,
 * and checks the size; the caller checks the digest.
 */
final class Download {

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int PROXY_AUTHENTICATION = 407;
  private static final int PIECE_BYTES = 1 << 16;
  private static final String TUNNEL_OPTION = "jdk.http.auth.tunneling.disabledSchemes";

  static {
    // By default Java sends no user and password to a proxy that tunnels https.
    if (System.getProperty(TUNNEL_OPTION) == null) {
      System.setProperty(TUNNEL_OPTION, "");
    }
  }

  private final CatalogueEntry entry;
  private final URI source;
  private final FileChannel part;
  private final DownloadProgress progress;
  private final Proxies proxies;

  Download(
      CatalogueEntry entry,
      URI source,
      FileChannel part,
      DownloadProgress progress,
      Proxies proxies) {
    this.entry = entry;
    this.source = source;
    this.part = part;
    this.progress = progress;
    this.proxies = proxies;
  }

  /** Brings the bytes that are missing, from a server that is never silent for too long. */
  void run(Duration longestSilence) throws IOException, ModelRefusedException {
    proxies.require(source);
    if (part.size() > entry.bytes()) {
      part.truncate(0);
    }
    long from = part.size();
    HttpResponse<InputStream> response = ask(from, longestSilence);
    try (InputStream body = response.body()) {
      if (response.statusCode() == OK) { // also from a server that knows no ranges
        part.truncate(0);
      } else if (response.statusCode() != PARTIAL || !continuesAt(from, response)) {
        part.truncate(0);
        throw refused(response);
      }
      requireLength(response);
      copy(body, longestSilence);
    }
    if (part.size() < entry.bytes()) {
      throw interrupted("the end of the answer after " + part.size() + " bytes", null);
    }
  }

  private HttpResponse<InputStream> ask(long from, Duration longestSilence)
      throws ModelRefusedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(source)
            .timeout(longestSilence)
            .setHeader("User-Agent", "nunchi")
            .setHeader("Accept-Encoding", "identity");
    if (from > 0) {
      request.setHeader("Range", "bytes=" + from + "-");
    }
    proxies
        .authorization(source)
        .ifPresent(value -> request.setHeader("Proxy-Authorization", value));
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL) // never from https to http
            .proxy(proxies)
            .build();
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException | IllegalArgumentException e) { // the latter for an odd redirect
      throw interrupted(e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e.toString(), e);
    }
  }

  private static boolean continuesAt(long from, HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Content-Range")
        .filter(range -> range.startsWith("bytes " + from + "-"))
        .isPresent();
  }

  private void requireLength(HttpResponse<?> response) throws IOException, ModelRefusedException {
    long expected = entry.bytes() - part.size();
    long announced = response.headers().firstValueAsLong("Content-Length").orElse(expected);
    if (announced != expected) {
      throw wrongSize(expected + " bytes to come", announced + " bytes");
    }
  }

  private void copy(InputStream body, Duration longestSilence)
      throws IOException, ModelRefusedException {
    byte[] piece = new byte[PIECE_BYTES];
    part.position(part.size());
    for (int count = read(body, piece, longestSilence);
        count >= 0;
        count = read(body, piece, longestSilence)) {
      if (part.position() + count > entry.bytes()) {
        part.truncate(0);
        throw wrongSize(entry.bytes() + " bytes", "more");
      }
      ByteBuffer bytes = ByteBuffer.wrap(piece, 0, count);
      while (bytes.hasRemaining()) {
        part.write(bytes);
      }
      progress.at(part.position(), entry.bytes());
    }
  }

  /** Reads, or gives up a server that has been silent for too long. */
  private int read(InputStream body, byte[] piece, Duration longestSilence)
      throws ModelRefusedException {
    CompletableFuture<Void> givingUp =
        CompletableFuture.runAsync(
            () -> close(body),
            CompletableFuture.delayedExecutor(longestSilence.toMillis(), TimeUnit.MILLISECONDS));
    try {
      return body.read(piece);
    } catch (IOException e) {
      throw interrupted(e.toString(), e);
    } finally {
      givingUp.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelRefusedException refused(HttpResponse<?> response) {
    int status = response.statusCode();
    String location = response.headers().firstValue("Location").map(to -> " to " + to).orElse("");
    return new ModelRefusedException(
        Problem.of(FetchErrors.DOWNLOAD, "the server does not give the file")
            .expected("HTTP status 200, or 206 and the rest of the file")
            .found("HTTP status " + status + location)
            .where(source.toString())
            .fix(
                status == PROXY_AUTHENTICATION
                    ? "give the proxy's user in https_proxy: http://USER:PASSWORD@HOST:PORT"
                    : "try again; or look for a mirror, or download it yourself, and give it with:"
                        + " --from FILE|URL"));
  }

  private ModelRefusedException wrongSize(String expected, String found) {
    return new ModelRefusedException(
        Problem.of(FetchErrors.DOWNLOAD_CONTENT, "the file has another size")
            .expected(expected)
            .found(found)
            .where(source.toString())
            .fix("the publisher changed the file, or a proxy answers in its place: look at it"));
  }

  private ModelRefusedException interrupted(String found, @Nullable Exception cause) {
    Problem problem =
        Problem.of(FetchErrors.DOWNLOAD, "the download does not go on")
            .expected("an answer from the server")
            .found(found)
            .where(source.toString())
            .fix(
                "check the network; behind a proxy set https_proxy; what is there is kept, so try"
                    + " again, or take a copy with: --from FILE|URL");
    return cause == null
        ? new ModelRefusedException(problem)
        : new ModelRefusedException(problem, cause);
  }
}
