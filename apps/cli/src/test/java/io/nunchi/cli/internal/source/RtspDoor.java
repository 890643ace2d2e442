package io.nunchi.cli.internal.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The beginning of an RTSP camera: it describes its video, notes how a viewer wants to get it, and
 * refuses that. Only a test's own thread opens and closes it.
 */
final class RtspDoor implements AutoCloseable {

  private static final String DESCRIPTION =
      String.join(
          "\r\n",
          "v=0",
          "o=- 0 0 IN IP4 127.0.0.1",
          "s=camera",
          "t=0 0",
          "m=video 0 RTP/AVP 96",
          "a=rtpmap:96 H264/90000",
          "a=control:track1",
          "");

  private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final List<String> transports = new CopyOnWriteArrayList<>();
  private final boolean refuses;

  private RtspDoor(boolean refuses) throws IOException {
    this.refuses = refuses;
    Thread answering = new Thread(this::answerEveryone, "rtsp-door");
    answering.setDaemon(true);
    answering.start();
  }

  /** A camera that shows its video to everybody. */
  static RtspDoor open() throws IOException {
    return new RtspDoor(false);
  }

  /** A camera that wants a password. */
  static RtspDoor refusing() throws IOException {
    return new RtspDoor(true);
  }

  String url() {
    return "rtsp://127.0.0.1:" + socket.getLocalPort() + "/video";
  }

  /** The transports that viewers asked for. */
  List<String> transports() {
    return transports;
  }

  private void answerEveryone() {
    try {
      while (true) {
        try (Socket viewer = socket.accept()) {
          answer(viewer);
        }
      }
    } catch (SocketException closed) {
      // the test is over
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Socket viewer) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(viewer.getInputStream(), StandardCharsets.US_ASCII));
    String request = in.readLine();
    while (request != null) {
      Map<String, String> headers = headers(in);
      String answer = answer(request.split(" ", -1)[0], headers);
      viewer.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      request = in.readLine();
    }
  }

  private static Map<String, String> headers(BufferedReader in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      line = in.readLine();
    }
    return headers;
  }

  private String answer(String method, Map<String, String> headers) {
    String sequence = "CSeq: " + headers.get("cseq") + "\r\n";
    if (method.equals("SETUP")) {
      transports.add(headers.getOrDefault("transport", "none"));
      return "RTSP/1.0 461 Unsupported transport\r\n" + sequence + "\r\n";
    }
    if (!method.equals("DESCRIBE")) {
      return "RTSP/1.0 200 OK\r\n" + sequence + "Public: DESCRIBE, SETUP, PLAY\r\n\r\n";
    }
    if (refuses) {
      return "RTSP/1.0 401 Unauthorized\r\n" + sequence + "\r\n";
    }
    return "RTSP/1.0 200 OK\r\n"
        + sequence
        + "Content-Type: application/sdp\r\nContent-Length: "
        + DESCRIPTION.length()
        + "\r\n\r\n"
        + DESCRIPTION;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
