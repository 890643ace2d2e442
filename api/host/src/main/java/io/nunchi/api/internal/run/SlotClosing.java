package io.nunchi.api.internal.run;

import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.log.LogName;
import io.nunchi.spi.FrameAnalyzer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes an analyzer that no stream uses now; failures become problems of the host. */
record SlotClosing(HostServices services, FrameOrigin origin) {

  private static final Logger LOG = LoggerFactory.getLogger(SlotClosing.class);

  void close(AnalyzerSlot slot) {
    close(slot, slot.take());
  }

  void close(AnalyzerSlot slot, @Nullable FrameAnalyzer analyzer) {
    if (analyzer == null) {
      return;
    }
    LogName.Scope named = slot.logName().enter();
    try {
      boolean done =
          services
              .separateCalls()
              .run(
                  slot.generation().engine().shortCall("close for stream " + origin.streamId()),
                  () -> {
                    analyzer.close();
                    return true;
                  });
      LOG.debug("The analyzer of stream {} was closed: {}", origin.streamId(), done);
    } catch (PluginCallFailed e) {
      services.problems().add(e.problems());
    } finally {
      named.leave();
    }
    services.problems().add(slot.leases().leaksOf("stream " + origin.streamId()));
  }
}
