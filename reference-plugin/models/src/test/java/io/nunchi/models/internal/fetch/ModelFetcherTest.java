package io.nunchi.models.internal.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.Digests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ModelFetcherTest {

  private static final byte[] CONTENT = random(300_000, 1);
  private static final byte[] OTHER = random(300_000, 2);

  private static final CatalogueEntry ENTRY =
      new CatalogueEntry(
          "tiny",
          "A tiny model",
          URI.create("https://nowhere.invalid/tiny.onnx"),
          CONTENT.length,
          Digests.sha256(ByteBuffer.wrap(CONTENT)),
          "Apache-2.0");

  @TempDir private Path folder;
  private final List<Long> progress = new ArrayList<>();

  private static byte[] random(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private Path target() {
    return folder.resolve("tiny.onnx");
  }

  private Path part() {
    return folder.resolve(".tiny.onnx." + ENTRY.sha256().substring(0, 12) + ".part");
  }

  private void fetch(URI from, Map<String, String> environment)
      throws IOException, ModelRefusedException {
    new ModelFetcher(environment, (bytes, total) -> progress.add(bytes))
        .fetch(ENTRY, from, target());
  }

  private void fetch(LoopbackServer server) throws IOException, ModelRefusedException {
    fetch(server.uri("/tiny.onnx"), Map.of());
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(LoopbackServer server) {
    AbstractThrowableAssert<?, ? extends Throwable> refused =
        assertThatThrownBy(() -> fetch(server)).isInstanceOf(ModelRefusedException.class);
    assertThat(target()).doesNotExist();
    return refused;
  }

  private void assertOnlyTheModelIsThere() throws IOException {
    assertThat(target()).hasBinaryContent(CONTENT);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target());
    }
  }

  @Test
  void fetchesAndShowsProgress() throws Exception {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.whole(CONTENT))) {
      fetch(server);
      assertOnlyTheModelIsThere();
      assertThat(progress).isSorted().endsWith((long) CONTENT.length);
      assertThat(server.requests()).containsExactly("/tiny.onnx");
    }
  }

  @Test
  void goesOnWhereTheConnectionWasCut() throws Exception {
    try (LoopbackServer server =
        new LoopbackServer(LoopbackServer.cut(CONTENT, 100_000), LoopbackServer.ranges(CONTENT))) {
      assertRefused(server).hasMessageContaining("NUN-5037").hasMessageContaining("is kept");
      fetch(server);
      assertOnlyTheModelIsThere();
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1)).startsWith("/tiny.onnx bytes=").endsWith("-");
    }
  }

  @Test
  void goesOnWithWhatAnEarlierCallLeft() throws Exception {
    Files.write(part(), Arrays.copyOf(CONTENT, 200_000));
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranges(CONTENT))) {
      fetch(server);
      assertOnlyTheModelIsThere();
      assertThat(server.requests()).containsExactly("/tiny.onnx bytes=200000-");
    }
  }

  @Test
  void beginsAgainAfterWhatWasLeftWasOfAnotherFile() throws Exception {
    Files.write(part(), Arrays.copyOf(OTHER, 200_000));
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranges(CONTENT))) {
      assertRefused(server).hasMessageContaining("NUN-5038").hasMessageContaining("try again");
      fetch(server);
      assertOnlyTheModelIsThere();
      assertThat(server.requests()).containsExactly("/tiny.onnx bytes=200000-", "/tiny.onnx");
    }
  }

  @Test
  void asksForNothingThatIsThereAlready() throws Exception {
    Files.write(part(), CONTENT);
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.status(500))) {
      fetch(server);
      assertOnlyTheModelIsThere();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void beginsAgainWhenWhatWasLeftIsTooLong() throws Exception {
    Files.write(part(), new byte[CONTENT.length + 1]);
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranges(CONTENT))) {
      fetch(server);
      assertOnlyTheModelIsThere();
    }
  }

  @Test
  void takesTheWholeFileOfAServerThatKnowsNoRanges() throws Exception {
    Files.write(part(), Arrays.copyOf(CONTENT, 200_000));
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.whole(CONTENT))) {
      fetch(server);
      assertOnlyTheModelIsThere();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void beginsAgainAfterTheRangeWasRefused() throws Exception {
    Files.write(part(), Arrays.copyOf(CONTENT, 200_000));
    try (LoopbackServer server =
        new LoopbackServer(LoopbackServer.status(416), LoopbackServer.whole(CONTENT))) {
      assertRefused(server).hasMessageContaining("NUN-5037").hasMessageContaining("try again");
      fetch(server);
      assertOnlyTheModelIsThere();
      assertThat(server.requests()).containsExactly("/tiny.onnx bytes=200000-", "/tiny.onnx");
    }
  }

  @Test
  void beginsAgainAfterTheServerContinuedElsewhere() throws Exception {
    Files.write(part(), Arrays.copyOf(CONTENT, 200_000));
    LoopbackServer.Answer elsewhere =
        request -> {
          request.getResponseHeaders().set("Content-Range", "bytes 0-99999/300000");
          request.sendResponseHeaders(206, 100_000);
          request.getResponseBody().write(CONTENT, 0, 100_000);
        };
    try (LoopbackServer server = new LoopbackServer(elsewhere, LoopbackServer.whole(CONTENT))) {
      assertRefused(server).hasMessageContaining("NUN-5037");
      fetch(server);
      assertOnlyTheModelIsThere();
    }
  }

  @Test
  void refusesAnotherSizeBeforeTakingAnything() throws Exception {
    byte[] longer = Arrays.copyOf(CONTENT, CONTENT.length + 1);
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.whole(longer))) {
      assertRefused(server)
          .hasMessageContaining("NUN-5038")
          .hasMessageContaining("300000 bytes")
          .hasMessageContaining("300001 bytes");
      assertThat(progress).isEmpty();
      assertThat(part()).doesNotExist();
    }
  }

  @Test
  void refusesMoreThanAnnounced() throws Exception {
    LoopbackServer.Answer endless =
        request -> {
          request.sendResponseHeaders(200, 0);
          for (int i = 0; i < 10; i++) {
            request.getResponseBody().write(CONTENT);
          }
        };
    try (LoopbackServer server = new LoopbackServer(endless)) {
      assertRefused(server).hasMessageContaining("NUN-5038").hasMessageContaining("more");
      assertThat(part()).doesNotExist();
    }
  }

  @Test
  void refusesAnotherDigestAndKeepsNothingOfIt() throws Exception {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.whole(OTHER))) {
      assertRefused(server)
          .hasMessageContaining("NUN-5038")
          .hasMessageContaining(ENTRY.sha256())
          .hasMessageContaining(Digests.sha256(ByteBuffer.wrap(OTHER)));
      assertThat(part()).doesNotExist();
    }
  }

  @Test
  void leavesTheFileThatIsThereAloneWhenItFails() throws Exception {
    Files.writeString(target(), "mine");
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.whole(OTHER))) {
      assertThatThrownBy(() -> fetch(server)).isInstanceOf(ModelRefusedException.class);
      assertThat(target()).hasContent("mine");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsRedirects(int status) throws Exception {
    try (LoopbackServer server =
        new LoopbackServer(
            LoopbackServer.redirect(status, "/elsewhere"), LoopbackServer.whole(CONTENT))) {
      fetch(server);
      assertOnlyTheModelIsThere();
      assertThat(server.requests()).containsExactly("/tiny.onnx", "/elsewhere");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/tiny.onnx", "jar:file:/x!/y"})
  void followsNoRedirectOutOfTheWeb(String location) throws Exception {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.redirect(302, location))) {
      assertRefused(server).hasMessageContaining("NUN-5037").hasMessageContaining(location);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http:///tiny.onnx", "http://no_host/tiny.onnx", "http://a b/", ""})
  void refusesARedirectToNoUrl(String location) throws Exception {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.redirect(302, location))) {
      assertRefused(server).hasMessageContaining("NUN-5037");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https:///tiny.onnx", "http://no_host/tiny.onnx", "https://a b/tiny.onnx"})
  void refusesAMirrorWithoutAHost(String mirror) {
    assertThatThrownBy(() -> ModelFetcher.source(mirror))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("NUN-5037")
        .hasMessageContaining("--from");
  }

  @Test
  void followsNoRedirectsForEver() throws Exception {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.redirect(302, "/again"))) {
      assertRefused(server).hasMessageContaining("NUN-5037").hasMessageContaining("/again");
      assertThat(server.requests()).hasSizeLessThan(10);
    }
  }

  @Test
  void saysThatTheServerFails() throws Exception {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.status(503))) {
      assertRefused(server).hasMessageContaining("NUN-5037").hasMessageContaining("503");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void saysThatTheServerHasNoSuchFile() throws Exception {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.status(404))) {
      assertRefused(server).hasMessageContaining("404").hasMessageContaining("--from");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100_000})
  void givesUpAServerThatFallsSilent(int after) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    LoopbackServer.Answer silent =
        request -> {
          if (after > 0) {
            LoopbackServer.cut(CONTENT, after).to(request);
          }
          awaitUninterrupted(end);
        };
    try (LoopbackServer server = new LoopbackServer(silent)) {
      ModelFetcher fetcher =
          new ModelFetcher(Map.of(), Duration.ofSeconds(1), (bytes, total) -> progress.add(bytes));
      try {
        assertThatThrownBy(() -> fetcher.fetch(ENTRY, server.uri("/tiny.onnx"), target()))
            .isInstanceOf(ModelRefusedException.class)
            .hasMessageContaining("NUN-5037")
            .hasMessageContaining("is kept");
      } finally {
        end.countDown(); // the server waits for its answers when it is closed
      }
      assertThat(Files.exists(part())).isEqualTo(after > 0);
    }
  }

  private static void awaitUninterrupted(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    URI closed;
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.status(200))) {
      closed = server.uri("/tiny.onnx");
    }
    assertThatThrownBy(() -> fetch(closed, Map.of()))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("NUN-5037")
        .hasMessageContaining("ConnectException");
  }

  @Test
  void goesThroughTheProxyOfTheEnvironmentAndTellsItWhoAsks() throws Exception {
    List<String> credentials = new ArrayList<>();
    LoopbackServer.Answer proxy =
        request -> {
          credentials.add(request.getRequestHeaders().getFirst("Proxy-Authorization"));
          LoopbackServer.whole(CONTENT).to(request);
        };
    try (LoopbackServer server = new LoopbackServer(proxy)) {
      String address = server.uri("").toString().replace("http://", "http://me:secret@");
      fetch(URI.create("http://models.invalid/tiny.onnx"), Map.of("http_proxy", address));
      assertOnlyTheModelIsThere();
      assertThat(server.requests()).containsExactly("http://models.invalid/tiny.onnx");
      assertThat(credentials).containsExactly("Basic bWU6c2VjcmV0");
    }
  }

  @Test
  void tellsAProxyThatTunnelsWhoAsks() throws Exception {
    List<String> request = new ArrayList<>();
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread proxy = new Thread(() -> readRequest(socket, request));
      proxy.start();
      String address = "http://me:secret@127.0.0.1:" + socket.getLocalPort();
      assertThatThrownBy(
              () ->
                  fetch(
                      URI.create("https://models.invalid/tiny.onnx"),
                      Map.of("https_proxy", address)))
          .isInstanceOf(ModelRefusedException.class);
      proxy.join();
    }
    assertThat(request)
        .contains("CONNECT models.invalid:443 HTTP/1.1", "Proxy-Authorization: Basic bWU6c2VjcmV0");
  }

  /** Reads the head of one request, refuses it and closes the connection. */
  private static void readRequest(ServerSocket socket, List<String> request) {
    try (Socket connection = socket.accept();
        BufferedReader head =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
        request.add(line);
      }
      connection
          .getOutputStream()
          .write(
              "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      request.add(e.toString());
    }
  }

  @Test
  void copiesAMirrorOnDiskWithTheSameChecks() throws Exception {
    Path mirror = Files.write(folder.resolve("mirror.bin"), CONTENT);
    fetch(mirror.toUri(), Map.of());
    assertThat(target()).hasBinaryContent(CONTENT);
    Files.delete(target());
    Files.write(mirror, OTHER);
    assertThatThrownBy(() -> fetch(mirror.toUri(), Map.of())).hasMessageContaining("NUN-5038");
    Files.write(mirror, Arrays.copyOf(CONTENT, 7));
    assertThatThrownBy(() -> fetch(mirror.toUri(), Map.of()))
        .hasMessageContaining("NUN-5038")
        .hasMessageContaining("7 bytes");
    assertThat(target()).doesNotExist();
    assertThat(part()).doesNotExist();
  }

  @Test
  void twoDownloadsOfAFileDoNotMix() throws Exception {
    try (FileChannel other =
            FileChannel.open(part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = other.lock();
        LoopbackServer server = new LoopbackServer(LoopbackServer.whole(CONTENT))) {
      assertRefused(server).hasMessageContaining("NUN-5037").hasMessageContaining("already");
      assertThat(lock.isValid()).isTrue();
      assertThat(server.requests()).isEmpty();
    }
  }
}
