package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives frames one by one, upright, in whatever pixel format they came. For one thread, except
 * {@link #problems()}; closed by its opener.
 */
public interface FrameSource extends AutoCloseable {

  /** The properties of the source. */
  SourceInfo info();

  /**
   * The next frame; waits for it if the source is live.
   *
   * @return the frame, or null at the end
   * @throws CliException if the source breaks in a way that it cannot go on from
   */
  @Nullable SourceFrame next() throws CliException;

  /** The problems of the source as a whole so far, such as a recording that ends too early. */
  List<Problem> problems();

  /** The mendings and approximations so far; failures are not among them. */
  default List<Problem> remarks() {
    return List.of();
  }

  /** The properties of the pictures and times so far; empty for sources that are no video. */
  default Optional<SourceMedia> media() {
    return Optional.empty();
  }

  /** The pictures that were read so far, where the source is made of picture files. */
  default Optional<PictureSummary> pictures() {
    return Optional.empty();
  }

  @Override
  void close();
}
