package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.testing.Clips;
import io.nunchi.spi.failure.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a camera that is a socket: FFmpeg reads a transport stream from it as from any network. */
@Timeout(60)
class LiveSourceTest {

  @TempDir Path temporary = Path.of("");

  @Test
  void connectsAgainWhenTheCameraIsLost() throws Exception {
    Path clip = Clips.transportStream(temporary.resolve("clip.ts"), 160, 120, 50);
    Heard heard = new Heard();
    StopSignal stop = new StopSignal();
    try (ServerSocket camera = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread sender = sendToEveryone(camera, clip, 2);
      SourceRequest request =
          new SourceRequest(url(camera), OptionalDouble.empty(), stop, LiveOptions.NONE, heard);
      try (LiveSource source = LiveSource.open(request, Map.of())) {
        int seen = 0;
        while (seen < 60) {
          assertThat(source.next()).isInstanceOf(SourceFrame.Decoded.class);
          seen++;
        }
        stop.request();
        assertThat(source.next()).isNull();
        assertThat(source.problems()).isNotEmpty();
      }
      sender.join();
    }
    assertThat(heard.losses).isNotEmpty();
    assertThat(heard.losses.get(0).code()).isEqualTo(CliErrors.CAMERA_UNREACHABLE);
    assertThat(heard.returns).hasSize(1);
  }

  @Test
  void saysOnceWhyACameraStaysAwayAndThatItIsBack() throws Exception {
    Path clip = Clips.transportStream(temporary.resolve("clip.ts"), 160, 120, 20);
    Heard heard = new Heard();
    StopSignal stop = new StopSignal();
    try (ServerSocket camera = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread sender =
          inTheBackground(
              () -> {
                send(camera, clip);
                camera.accept().close();
                camera.accept().close();
                send(camera, clip);
              });
      SourceRequest request =
          new SourceRequest(url(camera), OptionalDouble.empty(), stop, LiveOptions.NONE, heard);
      try (LiveSource source = LiveSource.open(request, Map.of())) {
        while (heard.returns.isEmpty()) {
          assertThat(source.next()).isInstanceOf(SourceFrame.Decoded.class);
        }
        stop.request();
      }
      sender.join();
    }
    assertThat(heard.losses)
        .as("that the stream ended, and, for two tries, that there was nothing")
        .hasSize(2);
    assertThat(heard.returns).hasSize(1).allMatch(away -> away.toNanos() > 0);
  }

  private static class Heard implements ConnectionListener {
    private final List<Problem> losses = new CopyOnWriteArrayList<>();
    private final List<Duration> returns = new CopyOnWriteArrayList<>();

    @Override
    public void lost(Problem why) {
      losses.add(why);
    }

    List<Problem> losses() {
      return losses;
    }

    @Override
    public void isBack(Duration away) {
      returns.add(away);
    }
  }

  @Test
  void keepsACameraWhoseFrameIsTooLarge() throws Exception {
    byte[] header = "P5\n40000 2\n255\n".getBytes(StandardCharsets.US_ASCII);
    byte[] picture = Arrays.copyOf(header, header.length + 2 * 40_000);
    Heard heard = new Heard();
    StopSignal stop = new StopSignal();
    try (ServerSocket camera = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      inTheBackground(
          () -> {
            try (Socket viewer = camera.accept()) {
              for (int i = 0; i < 3; i++) {
                viewer.getOutputStream().write(picture);
              }
            }
          });
      SourceRequest request =
          new SourceRequest(url(camera), OptionalDouble.empty(), stop, LiveOptions.NONE, heard);
      try (LiveSource source = LiveSource.open(request, Map.of())) {
        for (int i = 0; i < 2; i++) {
          assertThat(source.next())
              .isInstanceOfSatisfying(
                  SourceFrame.Unreadable.class,
                  frame -> assertThat(frame.problem().found()).contains("40000"));
        }
      }
    }
    assertThat(heard.losses).isEmpty();
  }

  @Test
  void countsThePicturesOfAllConnections() throws Exception {
    Path small = Clips.transportStream(temporary.resolve("small.ts"), 160, 120, 20);
    Path large = Clips.transportStream(temporary.resolve("large.ts"), 320, 240, 20);
    Heard heard = new Heard();
    try (ServerSocket camera = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread sender =
          inTheBackground(
              () -> {
                send(camera, small);
                send(camera, large);
              });
      SourceRequest request =
          new SourceRequest(
              url(camera), OptionalDouble.empty(), new StopSignal(), LiveOptions.NONE, heard);
      try (LiveSource source = LiveSource.open(request, Map.of())) {
        while (heard.returns.isEmpty()) {
          assertThat(source.next()).isInstanceOf(SourceFrame.Decoded.class);
        }
        SourceMedia media = source.media().orElseThrow();
        assertThat(media.sizeChanges()).isEqualTo(1);
        assertThat(media.pictures().orElseThrow().width()).as("of the first").isEqualTo(160);
      }
      sender.join();
    }
  }

  @Test
  void endsAfterItsDuration() throws Exception {
    Path clip = Clips.transportStream(temporary.resolve("clip.ts"), 160, 120, 20);
    try (ServerSocket camera = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread sender = sendToEveryone(camera, clip, 1);
      SourceRequest request =
          new SourceRequest(
              url(camera),
              OptionalDouble.empty(),
              new StopSignal(),
              new LiveOptions(
                  Optional.of(Duration.ofMillis(300)), Optional.empty(), Optional.empty()),
              ConnectionListener.NONE);
      try (LiveSource source = LiveSource.open(request, Map.of())) {
        SourceFrame frame = source.next();
        while (frame != null) {
          frame = source.next();
        }
      }
      sender.join();
    }
  }

  @Test
  void waitsForACameraThatIsOffAtTheStart() throws Exception {
    Path clip = Clips.transportStream(temporary.resolve("clip.ts"), 160, 120, 20);
    int port = freePort();
    Heard heard =
        new Heard() {
          @Override
          public void lost(Problem why) {
            super.lost(why);
            if (losses().size() == 1) {
              switchOn(port, clip);
            }
          }
        };
    SourceRequest request =
        new SourceRequest(
            "tcp://127.0.0.1:" + port,
            OptionalDouble.empty(),
            new StopSignal(),
            patient(Duration.ofHours(1)),
            heard);

    try (LiveSource source = LiveSource.open(request, Map.of())) {
      assertThat(source.next()).isInstanceOf(SourceFrame.Decoded.class);
      assertThat(source.media()).isPresent();
    }

    assertThat(heard.losses).hasSize(1);
    assertThat(heard.returns).hasSize(1);
  }

  @Test
  void givesUpACameraThatStaysOff() throws Exception {
    SourceRequest request =
        new SourceRequest(
            "tcp://127.0.0.1:" + freePort(),
            OptionalDouble.empty(),
            new StopSignal(),
            patient(Duration.ofMillis(100)),
            ConnectionListener.NONE);

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> LiveSource.open(request, Map.of()))
        .satisfies(
            e -> assertThat(e.problems().get(0).code()).isEqualTo(CliErrors.CAMERA_UNREACHABLE));
  }

  @Test
  void waitsForACameraNoLongerThanItsDuration() throws Exception {
    SourceRequest request =
        new SourceRequest(
            "tcp://127.0.0.1:" + freePort(),
            OptionalDouble.empty(),
            new StopSignal(),
            new LiveOptions(
                Optional.of(Duration.ofMillis(100)),
                Optional.empty(),
                Optional.of(Duration.ofHours(1))),
            ConnectionListener.NONE);

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> LiveSource.open(request, Map.of()))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNUSABLE_INPUT));
  }

  @Test
  void doesNotKnockAgainWhereThePasswordIsWrong() throws Exception {
    try (RtspDoor camera = RtspDoor.refusing()) {
      SourceRequest request =
          new SourceRequest(
              camera.url(),
              OptionalDouble.empty(),
              new StopSignal(),
              patient(Duration.ofHours(1)),
              ConnectionListener.NONE);

      assertThatExceptionOfType(CliException.class)
          .isThrownBy(() -> LiveSource.open(request))
          .satisfies(e -> assertThat(e.problems().get(0).found()).contains("401"));
    }
  }

  @Test
  void endsWhereThePasswordIsWrongAfterALoss() throws Exception {
    Path clip = Clips.transportStream(temporary.resolve("clip.ts"), 160, 120, 20);
    try (ServerSocket camera = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      inTheBackground(
          () -> {
            answer(camera, "200 OK", Files.readAllBytes(clip));
            while (!camera.isClosed()) {
              answer(camera, "401 Unauthorized", new byte[0]);
            }
          });
      SourceRequest request =
          SourceRequest.of("http://127.0.0.1:" + camera.getLocalPort() + "/clip");
      try (LiveSource source = LiveSource.open(request, Map.of())) {
        assertThatExceptionOfType(CliException.class)
            .isThrownBy(
                () -> {
                  while (source.next() != null) {
                    // to the end of the clip, and on
                  }
                })
            .satisfies(
                e ->
                    assertThat(e.problems().get(0).code()).isEqualTo(CliErrors.CAMERA_UNREACHABLE));
      }
    }
  }

  private static void answer(ServerSocket camera, String status, byte[] content)
      throws IOException {
    try (Socket viewer = camera.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(viewer.getInputStream(), StandardCharsets.US_ASCII));
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
      String head = "HTTP/1.0 " + status + "\r\nContent-Length: " + content.length + "\r\n\r\n";
      viewer.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      viewer.getOutputStream().write(content);
    } catch (SocketException viewerLeft) {
      // the test is over, or the viewer asks anew
    }
  }

  @Test
  void takesNoNumberOfAnAddressForARefusal() {
    StopSignal stop = new StopSignal();
    Heard heard =
        new Heard() {
          @Override
          public void lost(Problem why) {
            super.lost(why);
            stop.request();
          }
        };
    SourceRequest request =
        new SourceRequest(
            "tcp://127.0.0.1:401", // nobody listens there
            OptionalDouble.empty(),
            stop,
            patient(Duration.ofHours(1)),
            heard);

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> LiveSource.open(request, Map.of()))
        .satisfies(
            stopped ->
                assertThat(stopped.exitCode())
                    .as("interrupted, as at any time")
                    .isEqualTo(ExitCode.INTERRUPTED));
    assertThat(heard.losses).as("that the camera is waited for").hasSize(1);
    assertThat(heard.losses.get(0).found()).contains(":401");
  }

  @ParameterizedTest
  @CsvSource({"TCP, RTP/AVP/TCP", "UDP, RTP/AVP/UDP", ", RTP/AVP/TCP"})
  void asksForTheTransportThatWasChosen(@Nullable RtspTransport transport, String asked)
      throws Exception {
    try (RtspDoor camera = RtspDoor.open()) {
      SourceRequest request =
          new SourceRequest(
              camera.url(),
              OptionalDouble.empty(),
              new StopSignal(),
              new LiveOptions(
                  Optional.empty(), Optional.ofNullable(transport), Optional.of(Duration.ZERO)),
              ConnectionListener.NONE);

      assertThatExceptionOfType(CliException.class).isThrownBy(() -> LiveSource.open(request));
      assertThat(camera.transports()).isNotEmpty().allMatch(line -> line.contains(asked));
    }
  }

  private static LiveOptions patient(Duration patience) {
    return new LiveOptions(Optional.empty(), Optional.empty(), Optional.of(patience));
  }

  private static int freePort() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return closed.getLocalPort();
    }
  }

  private static void switchOn(int port, Path clip) {
    try {
      ServerSocket camera = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
      inTheBackground(
          () -> {
            try (camera) {
              send(camera, clip);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesACameraThatCannotBeReachedAndKeepsItsPasswordSecret() throws IOException {
    String url;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "rtsp://admin:secret@127.0.0.1:" + closed.getLocalPort() + "/stream";
    }

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(
            () ->
                LiveSource.open(
                    new SourceRequest(
                        url,
                        OptionalDouble.empty(),
                        new StopSignal(),
                        patient(Duration.ZERO),
                        ConnectionListener.NONE)))
        .satisfies(
            refused -> {
              assertThat(refused.exitCode()).isEqualTo(4);
              assertThat(refused.problems().get(0).code()).isEqualTo(CliErrors.CAMERA_UNREACHABLE);
              assertThat(refused.problems().toString())
                  .contains("127.0.0.1")
                  .doesNotContain("secret");
            });
  }

  private static String url(ServerSocket camera) {
    return "tcp://127.0.0.1:" + camera.getLocalPort();
  }

  private static Thread sendToEveryone(ServerSocket camera, Path clip, int connections) {
    return inTheBackground(
        () -> {
          for (int i = 0; i < connections; i++) {
            send(camera, clip);
          }
        });
  }

  private static void send(ServerSocket camera, Path clip) throws IOException {
    try (Socket viewer = camera.accept()) {
      viewer.getOutputStream().write(Files.readAllBytes(clip));
    } catch (SocketException viewerLeft) {
      // the viewer may stop before the clip ends; the next one gets all of it
    }
  }

  private interface Sending {
    void run() throws IOException;
  }

  private static Thread inTheBackground(Sending sending) {
    Thread sender =
        new Thread(
            () -> {
              try {
                sending.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    sender.setDaemon(true);
    sender.start();
    return sender;
  }
}
