package io.nunchi.models.internal.fetch;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Map;

/**
 * Brings the bytes of one file over HTTP, as often as it takes, each time from where the last one
 * ended. What is there at the end is as long as it must be; whether it is the right file, a digest
 * tells.
 */
final class Download {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int PROXY_AUTHENTICATION = 407;
  private static final int RANGE_REFUSED = 416;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int PIECE_BYTES = 1 << 16;

  /** How often in a row a request may bring nothing. */
  private static final int MAX_EMPTY_ATTEMPTS = 4;

  private final CatalogueEntry entry;
  private final URI source;
  private final FileChannel part;
  private final DownloadProgress progress;
  private final Map<String, String> environment;
  private final Duration pause;
  private boolean resumed;

  Download(
      CatalogueEntry entry,
      URI source,
      FileChannel part,
      DownloadProgress progress,
      Map<String, String> environment,
      Duration pause) {
    this.entry = entry;
    this.source = source;
    this.part = part;
    this.progress = progress;
    this.environment = environment;
    this.pause = pause;
  }

  /** Whether some of the bytes are older than this download. */
  boolean resumed() {
    return resumed;
  }

  void run() throws IOException, ModelRefusedException {
    if (part.size() > entry.bytes()) {
      part.truncate(0);
    }
    resumed = part.size() > 0;
    int emptyAttempts = 0;
    IOException last = new IOException("no answer");
    while (part.size() < entry.bytes()) {
      if (emptyAttempts == MAX_EMPTY_ATTEMPTS) {
        throw unreachable(last);
      }
      long before = part.size();
      try {
        attempt(before);
      } catch (IOException failure) {
        last = failure;
      }
      boolean brought = part.size() > before;
      emptyAttempts = brought ? 0 : emptyAttempts + 1;
      if (!brought) {
        pause(emptyAttempts);
      }
    }
  }

  private void attempt(long from) throws IOException, ModelRefusedException {
    try (Reply reply = Reply.to(source, from, environment)) {
      switch (reply.status()) {
        case OK -> {
          // Also the answer of a server that knows no ranges: the file from its beginning.
          requireLength(reply.length(), entry.bytes());
          part.truncate(0);
          resumed = false;
          copy(reply.body());
        }
        case PARTIAL -> {
          if (!reply.continuesAt(from, entry.bytes())) {
            throw startOver("the server continues at another byte");
          }
          requireLength(reply.length(), entry.bytes() - from);
          copy(reply.body());
        }
        case RANGE_REFUSED -> throw startOver("the server refuses the range");
        default -> throw failureOf(reply);
      }
    }
  }

  private IOException startOver(String reason) throws IOException {
    part.truncate(0);
    resumed = false;
    return new IOException(reason);
  }

  private IOException failureOf(Reply reply) throws IOException, ModelRefusedException {
    if (reply.status() >= FIRST_SERVER_ERROR) {
      return new IOException(reply.statusText());
    }
    throw new ModelRefusedException(
        Problem.of(ReferenceErrors.DOWNLOAD, "the server does not give the file")
            .expected("HTTP status 200")
            .found(reply.statusText())
            .where(source.toString())
            .fix(
                reply.status() == PROXY_AUTHENTICATION
                    ? "give the proxy's user in https_proxy: http://USER:PASSWORD@HOST:PORT"
                    : "look for a mirror, or download it yourself, and give it with: --from"));
  }

  private void requireLength(long announced, long expected) throws ModelRefusedException {
    if (announced >= 0 && announced != expected) {
      throw wrongSize(expected + " bytes to come", announced + " bytes");
    }
  }

  private void copy(InputStream body) throws IOException, ModelRefusedException {
    byte[] piece = new byte[PIECE_BYTES];
    part.position(part.size());
    try (body) {
      for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
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
  }

  private ModelRefusedException wrongSize(String expected, String found) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.DOWNLOAD_CONTENT, "the file has another size")
            .expected(expected)
            .found(found)
            .where(source.toString())
            .fix("the publisher changed the file, or a proxy answers in its place: look at it"));
  }

  private ModelRefusedException unreachable(IOException last) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.DOWNLOAD, "the download does not go on")
            .expected("an answer from the server")
            .found(last.toString())
            .where(source.toString())
            .fix(
                "check the network; behind a proxy set https_proxy; what is there is kept, so try"
                    + " again, or take a copy with: --from FILE|URL"),
        last);
  }

  private void pause(int attempt) throws ModelRefusedException {
    try {
      Thread.sleep(pause.toMillis() << attempt);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.INTERRUPTED, "the download was interrupted")
              .where(source.toString())
              .fix("start it again: it goes on where it ended"),
          interrupted);
    }
  }
}
