package io.nunchi.cli.internal.control;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The places that commands come from.
 *
 * @param file the control file, a file or a FIFO, if there is one
 * @param keys true to read keys from the terminal
 */
public record ControlRequest(Optional<Path> file, boolean keys) {

  /** No commands at all. */
  public static final ControlRequest NONE = new ControlRequest(Optional.empty(), false);
}
