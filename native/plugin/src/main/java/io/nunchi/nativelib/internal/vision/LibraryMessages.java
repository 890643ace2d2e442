package io.nunchi.nativelib.internal.vision;

import io.nunchi.nativelib.internal.vision.load.HostCallbacks;
import io.nunchi.nativelib.internal.vision.load.MessageLevel;

/** Writes what a library says into the log of its plugin. */
final class LibraryMessages implements HostCallbacks.Listener {

  private final System.Logger logger;
  private final String who;

  LibraryMessages(System.Logger logger, String who) {
    this.logger = logger;
    this.who = who;
  }

  @Override
  public void log(MessageLevel level, String line) {
    logger.log(level.ofLogger(), who + ": " + line);
  }

  @Override
  public void tell(MessageLevel level, String code, String text) {
    logger.log(level.ofLogger(), who + ": " + code + ": " + text);
  }
}
