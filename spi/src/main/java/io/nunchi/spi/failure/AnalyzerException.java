package io.nunchi.spi.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure of one call of an analyzer, by the host's answer to it.
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public abstract sealed class AnalyzerException extends ProblemException
    permits FrameRejectedException, AnalyzerFailedException {

  private static final long serialVersionUID = 1;

  AnalyzerException(List<Problem> problems, @Nullable Throwable cause) {
    super(problems, cause);
  }
}
