package io.nunchi.tck.internal.check;

import io.nunchi.tck.internal.run.CheckSession;

/** The check of one contract rule. */
@FunctionalInterface
interface Check {

  /**
   * Tries the contract rule. Throws {@link CheckSession#failure} if it is broken and {@link
   * CheckSession#skipped} if it cannot be tried.
   */
  void run(CheckSession session) throws Exception;
}
