package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class OpenSocketsTest {

  private OpenSockets before = new OpenSockets(Map.of());

  @BeforeEach
  void look() throws IOException {
    before = OpenSockets.now();
  }

  @Test
  void findsAServer() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(OpenSockets.now().since(before))
          .singleElement()
          .asString()
          .endsWith("port " + server.getLocalPort() + ", listening");
    }
    assertThat(OpenSockets.now().since(before)).isEmpty();
  }

  @Test
  void findsBothEndsOfAConnection() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      assertThat(OpenSockets.now().since(before))
          .hasSize(3)
          .anyMatch(socket -> socket.endsWith("to port " + server.getLocalPort()))
          .anyMatch(socket -> socket.endsWith("to port " + client.getLocalPort()));
      assertThat(accepted.isConnected()).isTrue();
    }
  }

  @Test
  void findsASocketForDatagrams() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      assertThat(OpenSockets.now().since(before))
          .singleElement()
          .asString()
          .startsWith("udp")
          .contains("port " + socket.getLocalPort());
    }
  }
}
