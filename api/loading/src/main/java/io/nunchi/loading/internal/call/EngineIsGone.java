package io.nunchi.loading.internal.call;

import io.nunchi.spi.failure.Problem;

/** Thrown when an engine is closed before a call reaches it; this is no failure of its plugin. */
public final class EngineIsGone extends IllegalStateException {

  private static final long serialVersionUID = 1;

  private final String pluginId;

  public EngineIsGone(String pluginId) {
    super("the engine of " + pluginId + " is closed");
    this.pluginId = pluginId;
  }

  Problem problem(String where) {
    return Problem.of("NUN-4503", "the engine was closed before the call reached it")
        .expected("a running engine of " + pluginId)
        .found("one that was closed in the meantime")
        .where(where)
        .fix("nothing if it was meant to be closed; otherwise start it again");
  }
}
