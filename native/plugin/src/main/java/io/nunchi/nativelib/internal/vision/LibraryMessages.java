package io.nunchi.nativelib.internal.vision;

import io.nunchi.nativelib.internal.vision.load.HostCallbacks;
import io.nunchi.nativelib.internal.vision.load.MessageLevel;
import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.StreamContext;
import java.util.function.Consumer;

/** Hands what a library says to the log of its plugin, and to the operator of its stream. */
final class LibraryMessages implements HostCallbacks.Listener {

  private final System.Logger logger;
  private final String who;
  private final Consumer<OperatorMessage> operator;

  private LibraryMessages(System.Logger logger, String who, Consumer<OperatorMessage> operator) {
    this.logger = logger;
    this.who = who;
    this.operator = operator;
  }

  /** The messages of an engine, which has no operator. */
  static LibraryMessages ofEngine(System.Logger logger, String who) {
    return new LibraryMessages(
        logger, who, message -> logger.log(System.Logger.Level.INFO, who + ": " + message));
  }

  /** The messages of a stream. */
  static LibraryMessages ofStream(System.Logger logger, StreamContext stream) {
    return new LibraryMessages(logger, "stream " + stream.streamId(), stream::tell);
  }

  @Override
  public void log(MessageLevel level, String line) {
    logger.log(level.ofLogger(), who + ": " + line);
  }

  @Override
  public void tell(MessageLevel level, String code, String text) {
    operator.accept(OperatorMessage.of(ofOperator(level), code, text));
  }

  private static OperatorMessage.Level ofOperator(MessageLevel level) {
    return switch (level) {
      case DEBUG, INFO -> OperatorMessage.Level.INFO;
      case WARNING -> OperatorMessage.Level.WARNING;
      case ERROR -> OperatorMessage.Level.ERROR;
    };
  }
}
