package io.nunchi.api.internal.service;

import io.nunchi.loading.internal.log.BoundedText;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.OperatorMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Passes the messages of analyzers on to the host's listeners: each once for its stream, however
 * often an analyzer repeats it. Any thread; never blocks and never fails.
 */
public final class OperatorMessages {

  private static final HostLog LOG = HostLog.of(OperatorMessages.class);
  private static final int MOST_CODE_CHARACTERS = 100;
  private static final int MOST_TEXT_CHARACTERS = 1000;
  private static final int MOST_KEPT = 1000;

  private final HostListeners listeners;
  private final Map<Told, Boolean> told =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Told, Boolean> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Told(String streamId, OperatorMessage message) {}

  OperatorMessages(HostListeners listeners) {
    this.listeners = listeners;
  }

  /** Passes a message on, unless the stream's analyzer told the same before. */
  public void tell(String streamId, OperatorMessage message) {
    OperatorMessage bounded =
        OperatorMessage.of(
            message.level(),
            BoundedText.cut(message.code(), MOST_CODE_CHARACTERS),
            BoundedText.cut(message.text(), MOST_TEXT_CHARACTERS));
    if (isNew(new Told(streamId, bounded))) {
      LOG.info("Stream {}: {}", streamId, bounded);
      listeners.tell(listener -> listener.onOperatorMessage(streamId, bounded));
    }
  }

  private synchronized boolean isNew(Told message) {
    return told.put(message, true) == null;
  }

  /** Forgets what a stream was told, so that its next analyzer can tell it again. */
  public synchronized void forget(String streamId) {
    told.keySet().removeIf(message -> message.streamId().equals(streamId));
  }
}
