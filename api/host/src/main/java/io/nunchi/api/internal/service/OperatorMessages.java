package io.nunchi.api.internal.service;

import io.nunchi.loading.internal.log.BoundedText;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.OperatorMessage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes the messages of analyzers on to the host's listeners: each once for its stream, however
 * often an analyzer repeats it, and a bounded number for each stream, so that one cannot cost the
 * others theirs. Any thread; never blocks and never fails.
 */
public final class OperatorMessages {

  /** The most different messages that a stream tells until it is closed. */
  static final int MOST_OF_STREAM = 32;

  private static final HostLog LOG = HostLog.of(OperatorMessages.class);
  private static final int MOST_CODE_CHARACTERS = 100;
  private static final int MOST_TEXT_CHARACTERS = 1000;

  /** More than a host has streams: a call that comes back late may tell for a closed one. */
  private static final int MOST_STREAMS = 10_000;

  private final BiConsumer<String, OperatorMessage> audience;
  private final Map<String, Told> byStream =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > MOST_STREAMS;
        }
      };
  private long dropped;

  /** The messages of one stream. */
  private static final class Told {
    private final Set<OperatorMessage> messages = new HashSet<>();
    private boolean dropsAreLogged;
  }

  private enum Fate {
    NEW,
    KNOWN,
    FIRST_DROPPED,
    DROPPED
  }

  OperatorMessages(HostListeners listeners) {
    this(
        (streamId, message) ->
            listeners.tell(listener -> listener.onOperatorMessage(streamId, message)));
  }

  private OperatorMessages(BiConsumer<String, OperatorMessage> audience) {
    this.audience = audience;
  }

  /** Messages that reach the log and no listener: those of analyzers whose results nobody uses. */
  public static OperatorMessages onlyLogged() {
    return new OperatorMessages((streamId, message) -> {});
  }

  /**
   * Passes a message on, unless the stream's analyzer told the same before, or too many. A plugin's
   * null is dropped, too.
   */
  public void tell(String streamId, @Nullable OperatorMessage message) {
    OperatorMessage bounded = message == null ? null : bounded(message);
    switch (fateOf(streamId, bounded)) {
      case NEW -> {
        LOG.info("Stream {}: {}", streamId, bounded);
        if (bounded != null) {
          audience.accept(streamId, bounded);
        }
      }
      case FIRST_DROPPED ->
          LOG.warn(
              "Stream {} tells null, or more than {} different messages; such are dropped",
              streamId,
              MOST_OF_STREAM);
      case KNOWN, DROPPED -> {}
    }
  }

  private static OperatorMessage bounded(OperatorMessage message) {
    return OperatorMessage.of(
        message.level(),
        BoundedText.cut(message.code(), MOST_CODE_CHARACTERS),
        BoundedText.cut(message.text(), MOST_TEXT_CHARACTERS));
  }

  private synchronized Fate fateOf(String streamId, @Nullable OperatorMessage message) {
    Told told = byStream.computeIfAbsent(streamId, id -> new Told());
    if (message != null && told.messages.contains(message)) {
      return Fate.KNOWN;
    }
    if (message != null && told.messages.size() < MOST_OF_STREAM) {
      told.messages.add(message);
      return Fate.NEW;
    }
    dropped++;
    boolean first = !told.dropsAreLogged;
    told.dropsAreLogged = true;
    return first ? Fate.FIRST_DROPPED : Fate.DROPPED;
  }

  /** The number of messages that were dropped: null, or more than a stream may tell. */
  synchronized long dropped() {
    return dropped;
  }

  /** Forgets what a stream was told, so that its next analyzer can tell it again. */
  public synchronized void forget(String streamId) {
    byStream.remove(streamId);
  }
}
