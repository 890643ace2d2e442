package io.nunchi.api.internal.run;

/** An engine was closed while somebody was about to use it. */
final class EngineIsGone extends IllegalStateException {

  private static final long serialVersionUID = 1;

  EngineIsGone(String pluginId) {
    super("the engine of " + pluginId + " is closed");
  }
}
