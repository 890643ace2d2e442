package io.nunchi.models.internal.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A web server on this machine that answers each request as the next answer says. */
final class LoopbackServer implements AutoCloseable {

  /** Answers one request. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange request) throws IOException;
  }

  private final HttpServer server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  LoopbackServer(Answer... answers) throws IOException {
    this.answers.addAll(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange request) throws IOException {
    String range = request.getRequestHeaders().getFirst("Range");
    requests.add(request.getRequestURI() + (range == null ? "" : " " + range));
    Answer answer;
    synchronized (answers) {
      answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }
    try (request) {
      answer.to(request);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Path and range of each request. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  static Answer whole(byte[] content) {
    return request -> {
      request.sendResponseHeaders(200, content.length);
      request.getResponseBody().write(content);
    };
  }

  /** Gives what is asked for, range or not. */
  static Answer ranges(byte[] content) {
    return request -> {
      String range = request.getRequestHeaders().getFirst("Range");
      int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
      if (range != null) {
        request
            .getResponseHeaders()
            .set(
                "Content-Range",
                "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
      }
      request.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
      request.getResponseBody().write(content, from, content.length - from);
    };
  }

  /** Announces everything and ends the connection after some bytes. */
  static Answer cut(byte[] content, int after) {
    return request -> {
      request.sendResponseHeaders(200, content.length);
      request.getResponseBody().write(content, 0, after);
      request.getResponseBody().flush();
    };
  }

  static Answer status(int status) {
    return request -> request.sendResponseHeaders(status, -1);
  }

  static Answer redirect(int status, String location) {
    return request -> {
      request.getResponseHeaders().set("Location", location);
      request.sendResponseHeaders(status, -1);
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
