package io.nunchi.tck.unfit;

/** Nobody outside this package may construct it. */
final class HiddenPlugin extends ArgumentPlugin {

  public HiddenPlugin() {
    super("hidden");
  }
}
